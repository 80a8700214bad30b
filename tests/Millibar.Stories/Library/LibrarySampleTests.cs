using Millibar.TestSupport;

namespace Millibar.Stories.Library;

/// <summary>The C# sample of the README, compiled with the solution and run as a program.</summary>
public sealed class LibrarySampleTests
{
    [Fact]
    public async Task The_sample_climbs_the_ladder_and_prints_the_verdict()
    {
        var penguins = Path.Combine(TestData.Root, "examples", "penguins.csv");
        var run = await Command.RunAsync(Path.GetTempPath(), new Dictionary<string, string>(StringComparer.Ordinal), "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Library.dll"), penguins, "species", "accuracy >= 0.8"]);
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("linear", run.Output, StringComparison.Ordinal);
        Assert.Contains("Ready: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_shows_the_sample_as_it_is()
    {
        var sample = File.ReadAllText(Path.Combine(TestData.Root, "examples", "library", "Program.cs"));
        Assert.InRange(sample.AsSpan().Count('\n'), 5, 10);
        Assert.Contains($"```csharp\n{sample}```", File.ReadAllText(Path.Combine(TestData.Root, "README.md")), StringComparison.Ordinal);
    }
}
