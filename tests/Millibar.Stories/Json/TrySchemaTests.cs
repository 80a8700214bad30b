using System.Text.Json.Nodes;
using Millibar.TestSupport;
using NJsonSchema;

namespace Millibar.Stories.Json;

/// <summary>What <c>millibar try --json</c> really prints, held against docs/try.schema.json.</summary>
public sealed class TrySchemaTests
{
    private static readonly string Examples = Path.Combine(TestData.Root, "examples");

    [Theory]
    [InlineData("penguins.csv", "--target", "species", "--require", "accuracy >= 0.9", "--budget", "20")]
    [InlineData("german_credit.csv", "--target", "class", "--require", "roc_auc >= 0.85", "--cost", "5,1", "--no-curve", "--rungs", "constant,linear")]
    [InlineData("penguins.csv", "--target", "body_mass_g", "--no-curve", "--rungs", "constant,linear")]
    public async Task A_report_fits_the_schema(string file, params string[] arguments)
    {
        using var folder = new ScratchFolder();
        var run = await Command.MillibarAsync(folder.Path, ["try", Path.Combine(Examples, file), .. arguments, "--json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(Problems(run.Output));
        Assert.True(JsonNode.Parse(run.Output)!.AsObject().ContainsKey("verdict"));
    }

    [Fact]
    public async Task An_error_fits_the_schema_too()
    {
        using var folder = new ScratchFolder();
        var run = await Command.MillibarAsync(folder.Path, "try", Path.Combine(Examples, "penguins.csv"), "--target", "specie", "--json");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(Problems(run.Output));
        Assert.True(JsonNode.Parse(run.Output)!.AsObject().ContainsKey("error"));
    }

    [Theory]
    [InlineData("""{ "error": { "code": "unknown-target", "message": "m", "where": "" } }""")]
    [InlineData("""{ "error": { "code": "Unknown Target", "message": "m", "where": "", "remedy": "r" } }""")]
    [InlineData("""{ "error": { "code": "unknown-target", "message": "m", "where": "", "remedy": "r" }, "more": 1 }""")]
    [InlineData("""{ "millibar": "0.1.0" }""")]
    [InlineData("{}")]
    public void The_schema_refuses_what_is_not_agreed(string json) => Assert.NotEmpty(Problems(json));

    private static List<string> Problems(string json)
    {
        var report = JsonNode.Parse(json)!.AsObject().ContainsKey("error") ? "failure" : "report";
        var schema = JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(TestData.Root, "docs", "try.schema.json")), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return schema.Definitions[report].Validate(json).Select(error => $"{error.Path}: {error.Kind}").ToList();
    }
}
