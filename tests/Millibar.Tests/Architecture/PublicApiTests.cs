using Millibar.TestSupport;
using PublicApiGenerator;

namespace Millibar.Tests.Architecture;

/// <summary>The public surface of the library is approved text, so that no change to it goes unseen.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_library_is_the_approved_one() =>
        Approved.Matches("Millibar.txt", ApiGenerator.GeneratePublicApi(typeof(MillibarException).Assembly, Options).ReplaceLineEndings("\n"));

    [Fact]
    public void The_library_keeps_its_surface_small() =>
        Assert.InRange(typeof(MillibarException).Assembly.GetExportedTypes().Count(type => !type.IsNested), 1, 180);

    private static ApiGeneratorOptions Options => new() { IncludeAssemblyAttributes = false };
}
