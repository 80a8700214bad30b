using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Projects;

/// <summary>A whole project over real data through the real command: planned, measured, sent back, planned again, ready.</summary>
public sealed class WholeProjectTests
{
    private static readonly Dictionary<string, string> Ann = new(StringComparer.Ordinal) { ["MILLIBAR_BY"] = "Ann Lee" };

    [Fact]
    public async Task A_credit_project_is_sent_back_because_its_target_is_out_of_reach_and_is_ready_with_a_lower_one()
    {
        using var scratch = new ScratchFolder();
        File.Copy(Path.Combine(TestData.Root, "examples", "german_credit.csv"), Path.Combine(scratch.Path, "german_credit.csv"));
        File.Copy(Path.Combine(TestData.Root, "examples", "credit_charter.yaml"), Path.Combine(scratch.Path, "charter.yaml"));
        async Task<Command> Run(params string[] arguments) => await Command.MillibarAsync(scratch.Path, Ann, arguments);
        async Task<string> Done(params string[] arguments)
        {
            var run = await Run(arguments);
            Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Error}{run.Output}");
            return run.Output;
        }

        await Done("project", "new", "credit");
        var empty = await Run("decide", "accept");
        Assert.Equal(65, empty.ExitCode);
        Assert.Contains("nothing-to-accept", empty.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("status", "--gate", "--quiet")).ExitCode);

        await Done("plan", "import", "charter.yaml");
        Assert.Contains("plan to data", await Done("decide", "accept"), StringComparison.Ordinal);
        await Done("data", "add", "german_credit.csv");
        // File, target and requirement come from the project.
        var trial = await Run("try", "--budget", "none", "--rungs", "constant,linear,boosting", "--json", "--quiet");
        Assert.True(trial.ExitCode == 0, trial.Error);
        Assert.Contains("Recorded in credit", trial.Error, StringComparison.Ordinal);
        using (var report = JsonDocument.Parse(trial.Output))
            Assert.Equal("roc_auc >= 0.90", report.RootElement.GetProperty("requirements")[0].GetProperty("text").GetString());
        await Done("evidence", "add", "--kind", "label.cost", "--value", "0.4", "--interval", "0.3,0.5", "--n", "20", "--unit", "EUR");
        await Done("evidence", "add", "--kind", "label.error-rate", "--value", "0.03", "--interval", "0.0138,0.0639", "--n", "200", "--source", "two officers");
        Assert.Contains("data to train", await Done("decide", "accept"), StringComparison.Ordinal);

        using (var next = JsonDocument.Parse((await Run("next", "--json", "--gate")).Output))
        {
            var advice = next.RootElement.GetProperty("recommendation");
            Assert.Equal(("back", "plan", "task-too-hard"), (advice.GetProperty("move").GetString(), advice.GetProperty("to").GetString(), advice.GetProperty("reason").GetString()));
            Assert.NotEqual(0, advice.GetProperty("flips_if").GetArrayLength());
        }

        Assert.Equal(1, (await Run("next", "--gate")).ExitCode);
        var back = await Done("decide", "accept", "--json", "--quiet");
        using var decision = JsonDocument.Parse(back);
        var id = decision.RootElement.GetProperty("id").GetString()!;

        await Done("plan", "set", "success.requirements", "roc_auc >= 0.70");
        foreach (var step in new[] { "plan to data", "data to train", "train to pilot" })
            Assert.Contains(step, await Done("decide", "accept"), StringComparison.Ordinal);
        await Done("outcome", "record", id, "--held", "--note", "0.70 is enough for the officers");

        var status = await Done("status");
        Assert.Contains("[Pilot]", status, StringComparison.Ordinal);
        Assert.Contains("task-too-hard", status, StringComparison.Ordinal);
        var story = await Done("journal", "show", "--kind", "decision");
        string[] steps = ["plan to data", "data to train", "train to plan, task-too-hard", "plan to data", "data to train", "train to pilot"];
        var at = -1;
        foreach (var step in steps)
        {
            at = story.IndexOf(step, at + 1, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{step}' is not told in order:\n{story}");
        }

        // The measurements of one trial are one event of the story, not a page of numbers.
        var whole = await Done("journal", "show");
        Assert.Contains(" measurements: data.leakage/1", whole, StringComparison.Ordinal);
        Assert.InRange(whole.Split('\n').Length, 10, 25);
        Assert.True((await Done("journal", "show", "--each")).Split('\n').Length > 40);

        Assert.Contains("1 settled, 5 open", await Done("calibration"), StringComparison.Ordinal);
        await Done("report", "--html", "credit.html");
        Assert.Contains("out of reach", await File.ReadAllTextAsync(Path.Combine(scratch.Path, "credit.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_whole_or_not_at_all_and_once()
    {
        using var scratch = new ScratchFolder();
        Assert.Equal(0, (await Command.MillibarAsync(scratch.Path, Ann, "project", "new", "churn")).ExitCode);
        const string good = """{"kind":"label.agreement","value":0.8,"low":0.7,"high":0.9,"n":100,"source":"two people","at":"2026-01-01T00:00:00Z","by":"Ann"}""";
        const string other = """{"kind":"label.error-rate","subject":{"data":"of-another-project"},"value":0.1,"low":0.05,"high":0.2,"n":100,"source":"two people","at":"2026-01-01T00:00:00Z","by":"Ann"}""";
        scratch.Write("bad.jsonl", $"{good}\n{{\"kind\":\"label.cost\",\"value\":NaN}}\n");
        scratch.Write("good.jsonl", $"{good}\n{other}\n{good}\n");

        var bad = await Command.MillibarAsync(scratch.Path, Ann, "evidence", "import", "bad.jsonl");
        Assert.Equal(65, bad.ExitCode);
        Assert.Contains("line 2", bad.Error, StringComparison.Ordinal);
        Assert.Contains("evidence-syntax", bad.Error, StringComparison.Ordinal);

        var first = await Command.MillibarAsync(scratch.Path, Ann, "evidence", "import", "good.jsonl", "--json", "--quiet");
        using var told = JsonDocument.Parse(first.Output);
        Assert.Equal((2, 1, 1), (told.RootElement.GetProperty("recorded").GetInt32(), told.RootElement.GetProperty("known").GetInt32(), told.RootElement.GetProperty("stale").GetInt32()));
        var again = await Command.MillibarAsync(scratch.Path, Ann, "evidence", "import", "good.jsonl");
        Assert.Contains("0 measurements; 3 were there already", again.Output, StringComparison.Ordinal);
        var list = await Command.MillibarAsync(scratch.Path, Ann, "evidence", "list");
        Assert.Contains("stale", list.Output, StringComparison.Ordinal);
    }
}
