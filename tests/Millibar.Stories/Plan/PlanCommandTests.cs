using System.Text.Json.Nodes;
using Millibar.TestSupport;

namespace Millibar.Stories.Plan;

/// <summary>The other plan commands, as a user types them.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plan_is_set_shown_compared_exported_and_brought_back()
    {
        await RunAsync("project", "new", "loans");
        await RunAsync("plan", "set", "success.requirements", "roc_auc >= 0.8", "latency_p99_ms <= 50");
        await RunAsync("plan", "set", "resources.months", "6 months");
        Assert.Contains("resources.months: (open) -> 6", (await RunAsync("plan", "diff")).Output, StringComparison.Ordinal);
        Assert.Contains("6 months", (await RunAsync("plan", "show")).Output, StringComparison.Ordinal);
        await RunAsync("plan", "export", "plan.yaml");
        Assert.StartsWith("# yaml-language-server: $schema=.millibar/charter.schema.json\n", File.ReadAllText(Path.Combine(_folder.Path, "plan.yaml")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.Path, ".millibar", "charter.schema.json")));
        await RunAsync("plan", "set", "resources.months", "--clear");
        var back = await RunAsync("plan", "import", "plan.yaml", "--json");
        Assert.Equal((4, "resources.months"), ((int)JsonNode.Parse(back.Output)!["version"]!, (string)JsonNode.Parse(back.Output)!["changes"]![0]!["key"]!));
    }

    [Fact]
    public async Task All_mistakes_of_a_file_are_told_at_once_and_nothing_is_saved()
    {
        await RunAsync("project", "new", "loans");
        var wrong = await Command.MillibarAsync(_folder.Path, "plan", "import", _folder.Write("p.yaml", "problme: x\nresources:\n  months: 3 weeks\n"), "--json");
        Assert.Equal(65, wrong.ExitCode);
        Assert.Contains("line 1, column 1", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("line 3, column 11", wrong.Error, StringComparison.Ordinal);
        Assert.Equal("charter-unknown-field", (string)JsonNode.Parse(wrong.Output)!["error"]!["code"]!);
        Assert.Contains("no plan yet", (await RunAsync("plan", "show")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_and_advice_rest_on_what_try_measured()
    {
        await RunAsync("project", "new", "loans");
        Assert.Equal(1, (await Command.MillibarAsync(_folder.Path, "plan", "check", "--gate")).ExitCode);
        Assert.Contains("Nothing is measured yet", (await RunAsync("plan", "advise-metrics")).Output, StringComparison.Ordinal);
        await RunAsync("plan", "set", "success.requirements", "accuracy >= 0.65");
        await RunAsync("try", Path.Combine(TestData.Root, "examples", "german_credit.csv"), "--target", "class", "--no-curve", "--rungs", "constant,one-rule,linear", "--quiet");
        var codes = JsonNode.Parse((await RunAsync("plan", "check", "--json")).Output)!["problems"]!.AsArray().Select(problem => (string)problem!["code"]!);
        Assert.Contains("threshold-too-easy", codes);
        var advice = JsonNode.Parse((await RunAsync("plan", "advise-metrics", "--json")).Output)!;
        Assert.NotNull((string?)advice["optimise"]);
        Assert.All(advice["metrics"]!.AsArray(), metric => Assert.Equal(2, (int)metric!["rungs"]!));
    }

    [Fact]
    public async Task Answers_lead_to_an_archetype_that_goes_into_the_plan()
    {
        await RunAsync("project", "new", "loans");
        var found = await RunAsync("plan", "archetype", "--confirms", "yes", "--replaces-rules", "no", "--grows", "yes", "--mistakes-bearable", "no", "--save", "--json");
        Assert.Equal("human-in-the-loop", (string)JsonNode.Parse(found.Output)!["archetype"]!);
        Assert.Contains("human-in-the-loop", (await RunAsync("plan", "show")).Output, StringComparison.Ordinal);
        Assert.Equal(64, (await Command.MillibarAsync(_folder.Path, "plan", "archetype", "--confirms", "maybe")).ExitCode);
    }

    [Fact]
    public async Task A_slice_in_a_requirement_is_refused_by_try_with_what_to_do()
    {
        var run = await Command.MillibarAsync(_folder.Path, "try", Path.Combine(TestData.Root, "examples", "penguins.csv"), "--target", "species", "--require", "accuracy >= 0.9 on young");
        Assert.Equal(64, run.ExitCode);
        Assert.Contains("data slice", run.Error, StringComparison.Ordinal);
    }

    private async Task<Command> RunAsync(params string[] arguments)
    {
        var run = await Command.MillibarAsync(_folder.Path, new Dictionary<string, string> { ["MILLIBAR_BY"] = "Ann" }, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
        return run;
    }
}
