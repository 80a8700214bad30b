using Millibar.TestSupport;

namespace Millibar.Tests;

public sealed class BuildVersionTests
{
    [Fact]
    public void The_version_in_the_code_is_that_of_the_packages() =>
        Assert.Contains($"<Version>{BuildVersion.Text}</Version>", File.ReadAllText(Path.Combine(TestData.Root, "Directory.Build.props")), StringComparison.Ordinal);
}
