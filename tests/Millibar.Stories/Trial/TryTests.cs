using System.Text.Json;
using System.Text.Json.Nodes;
using Millibar.TestSupport;

namespace Millibar.Stories.Trial;

/// <summary>The main job through the real front door, on the real examples.</summary>
public sealed class TryTests
{
    private static string Example(string name) => Path.Combine(TestData.Root, "examples", name);

    [Fact]
    public async Task A_disease_recommender_whose_linear_model_meets_the_target_is_ready()
    {
        using var scratch = new ScratchFolder();
        var run = await Command.MillibarAsync(scratch.Path, "try", Example("soybean_disease.csv"), "--target", "class", "--metric", "recall_top5", "--require", "recall_top5 >= 0.90", "--json", "--no-curve", "--rungs", "constant,linear,boosting", "--budget", "none");
        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("ready", json.RootElement.GetProperty("verdict").GetProperty("code").GetString());
        var linear = json.RootElement.GetProperty("ladder").EnumerateArray().Single(r => r.GetProperty("rung").GetString() == "linear");
        Assert.InRange(linear.GetProperty("metrics").GetProperty("recall_top5").GetProperty("value").GetDouble(), 0.97, 1);
        Assert.True(new FileInfo(Path.Combine(scratch.Path, "millibar-report.html")).Length > 10_000);
    }

    [Fact]
    public async Task A_credit_target_that_nothing_reaches_is_not_called_ready_and_fails_the_gate()
    {
        using var scratch = new ScratchFolder();
        var run = await Command.MillibarAsync(scratch.Path, "try", Example("german_credit.csv"), "--target", "class", "--require", "roc_auc >= 0.85", "--cost", "5,1", "--json", "--gate", "--budget", "40");
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.NotEqual("ready", root.GetProperty("verdict").GetProperty("code").GetString());
        Assert.NotEqual("met", root.GetProperty("requirements")[0].GetProperty("state").GetString());
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal("nested-cv", root.GetProperty("estimate").GetString());
        Assert.Equal(JsonValueKind.Object, root.GetProperty("learning_curve").ValueKind);
        foreach (var rung in root.GetProperty("ladder").EnumerateArray().Where(r => r.GetProperty("state").GetString() == "finished"))
        {
            foreach (var metric in rung.GetProperty("metrics").EnumerateObject())
            {
                var (low, value, high) = (metric.Value.GetProperty("low").GetDouble(), metric.Value.GetProperty("value").GetDouble(), metric.Value.GetProperty("high").GetDouble());
                Assert.True(low <= value && value <= high, $"{metric.Name}: {low} <= {value} <= {high}");
            }
        }
    }

    [Fact]
    public async Task The_same_input_and_seed_give_the_same_json_but_for_the_times()
    {
        using var scratch = new ScratchFolder();
        string[] arguments = ["try", Example("penguins.csv"), "--target", "species", "--json", "--budget", "none", "--seed", "3"];
        var first = await Command.MillibarAsync(scratch.Path, arguments);
        var second = await Command.MillibarAsync(scratch.Path, arguments);
        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(Timeless(first.Output), Timeless(second.Output));
    }

    [Theory]
    [InlineData("--target", "speciez", 65, "target-missing")]
    [InlineData("--require", "accuracy is good", 64, "requirement-syntax")]
    [InlineData("--require", "mae <= 3", 64, "requirement-metric")]
    [InlineData("--rungs", "linear,forest", 64, "rung-unknown")]
    [InlineData("--budget", "soon", 64, "option-budget")]
    [InlineData("--drop", "ilsand", 65, "column-missing")]
    [InlineData("--report", "no/such/folder/report.html", 73, "cannot-write")]
    [InlineData("--rule", "read_text('penguins.csv')", 65, "rule-not-allowed")]
    public async Task A_wrong_option_ends_with_its_code_and_a_remedy_and_writes_nothing(string option, string value, int exit, string code)
    {
        using var scratch = new ScratchFolder();
        List<string> arguments = ["try", Example("penguins.csv"), "--json", "--rungs", "constant,scripted-rule", "--no-curve", option, value];
        if (option != "--target") arguments.AddRange(["--target", "species"]);
        if (option == "--rungs") arguments.RemoveRange(3, 2);
        var run = await Command.MillibarAsync(scratch.Path, [.. arguments]);
        Assert.Equal(exit, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var error = json.RootElement.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEqual("", error.GetProperty("remedy").GetString());
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(scratch.Path));
    }

    [Fact]
    public async Task A_leak_blocks_and_the_remedy_it_names_unblocks()
    {
        var data = TestData.Require("aer_creditcard.csv");
        using var scratch = new ScratchFolder();
        string[] common = ["try", data, "--target", "card", "--json", "--no-curve", "--rungs", "constant,linear", "--require", "roc_auc >= 0.7"];
        var leaking = await Command.MillibarAsync(scratch.Path, common);
        Assert.Equal("blocked", VerdictOf(leaking));
        var clean = await Command.MillibarAsync(scratch.Path, [.. common, "--drop", "expenditure,share"]);
        Assert.Equal("ready", VerdictOf(clean));
    }

    [Fact]
    public async Task People_published_results_rules_and_other_models_are_rungs_too()
    {
        using var scratch = new ScratchFolder();
        var rows = File.ReadAllLines(Example("german_credit.csv")).Skip(1).Select(line => line[(line.LastIndexOf(',') + 1)..]).ToArray();
        var predictions = scratch.Write("p.csv", "row,prediction\n" + string.Join('\n', rows.Select((label, i) => $"{i + 1},{(label == "good" ? 0.9 - i % 7 * 0.1 : 0.1 + i % 5 * 0.1)}")) + "\n");
        var run = await Command.MillibarAsync(scratch.Path, "try", Example("german_credit.csv"), "--target", "class", "--json", "--no-curve", "--rungs", "constant,scripted-rule,linear", "--rule", "duration < 24", "--human", "0.9", "--published", "0.82", "--predictions", predictions);
        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var ladder = json.RootElement.GetProperty("ladder").EnumerateArray().ToDictionary(r => r.GetProperty("rung").GetString()!);
        Assert.Equal(["constant", "human", "linear", "predictions", "published", "scripted-rule"], ladder.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(JsonValueKind.Null, ladder["human"].GetProperty("metrics").GetProperty("roc_auc").GetProperty("low").ValueKind);
        Assert.Equal("predictions", json.RootElement.GetProperty("candidate").GetString());
        Assert.True(ladder["predictions"].GetProperty("gain_over_best_cheaper").GetProperty("real").GetBoolean());
    }

    private static string? VerdictOf(Command run)
    {
        using var json = JsonDocument.Parse(run.Output);
        return json.RootElement.GetProperty("verdict").GetProperty("code").GetString();
    }

    /// <summary>The JSON without what a clock wrote.</summary>
    /// <summary>The report without its timing fields, wherever they stand.</summary>
    private static string Timeless(string json)
    {
        var report = JsonNode.Parse(json)!;
        Strip(report);
        return report.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list) Strip(item);
        if (node is not JsonObject members) return;
        foreach (var name in members.Select(member => member.Key).ToList())
            if (name is "times" or "seconds" || name.EndsWith("_seconds", StringComparison.Ordinal) || name.StartsWith("latency_", StringComparison.Ordinal)) members.Remove(name);
            else Strip(members[name]);
    }
}
