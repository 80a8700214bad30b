using Millibar.TestSupport;

namespace Millibar.Tests.Architecture;

public sealed class ProjectRulesTests
{
    [Fact]
    public void Projects_reference_only_what_they_may()
    {
        var projects = Directory.GetFiles(Path.Combine(TestData.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        Assert.Empty(projects.SelectMany(file => ProjectRules.ReferenceBreaches(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))));
    }

    [Fact]
    public void The_library_is_managed_code_without_database_or_web_framework() =>
        Assert.Empty(ProjectRules.ManagedOnlyBreaches("Millibar", Assets("Millibar")));

    [Fact]
    public void The_engines_are_seen_to_be_native() =>
        Assert.NotEmpty(ProjectRules.ManagedOnlyBreaches("Millibar.Engines", Assets("Millibar.Engines")));

    [Theory]
    [InlineData("Millibar.Server", "../Millibar.Engines/Millibar.Engines.csproj")]
    [InlineData("Millibar.Pages", "..\\Millibar.Engines\\Millibar.Engines.csproj")]
    [InlineData("Millibar", "../Millibar.Pages/Millibar.Pages.csproj")]
    [InlineData("Millibar.Extras", "../Millibar/Millibar.csproj")]
    public void A_planted_reference_is_seen(string project, string include) =>
        Assert.NotEmpty(ProjectRules.ReferenceBreaches(project, $"<Project><ItemGroup><ProjectReference Include=\"{include}\" /></ItemGroup></Project>"));

    [Fact]
    public void A_permitted_reference_is_left_alone() =>
        Assert.Empty(ProjectRules.ReferenceBreaches("Millibar.Server", "<Project><ItemGroup><ProjectReference Include=\"../Millibar.Pages/Millibar.Pages.csproj\" /></ItemGroup></Project>"));

    private static string Assets(string project) => File.ReadAllText(Path.Combine(TestData.Root, "artifacts", "obj", project, "project.assets.json"));
}
