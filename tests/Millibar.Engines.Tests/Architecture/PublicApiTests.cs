using Millibar.TestSupport;
using PublicApiGenerator;

namespace Millibar.Engines.Tests.Architecture;

/// <summary>The public surface of the engines is approved text too.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_engines_is_the_approved_one() =>
        Approved.Matches("Millibar.Engines.txt", ApiGenerator.GeneratePublicApi(typeof(NativeEngines).Assembly, new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n"));
}
