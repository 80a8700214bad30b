using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Label;

/// <summary>A credit project whose rows are labelled in rounds, through the real command.</summary>
public sealed class LabelQueueTests
{
    private static readonly Dictionary<string, string> Ann = new(StringComparer.Ordinal) { ["MILLIBAR_BY"] = "Ann Lee" };

    [Fact]
    public async Task Rows_are_put_up_answered_by_two_people_at_once_and_put_up_again_where_they_disagree()
    {
        using var scratch = new ScratchFolder();
        await NewProjectAsync(scratch);

        var first = Json(await DoneAsync(scratch, "label", "queue", "--size", "40", "--out", "first.csv", "--json", "--quiet"));
        var items = Items(first);
        Assert.Equal(40, items.Count);
        // The random part stays, with the chance that honest estimates need.
        var drawn = first.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("order").GetString() == "random").ToList();
        Assert.True(drawn.Count >= 8);
        Assert.All(drawn, item => Assert.Equal(drawn.Count / 600.0, item.GetProperty("probability").GetDouble(), 9));

        // A second queue hands out nothing that still waits; asked to, it does.
        var second = Json(await DoneAsync(scratch, "label", "queue", "--size", "560", "--order", "random", "--out", "second.csv", "--json", "--quiet"));
        Assert.Equal(40, second.GetProperty("waiting").GetInt32());
        Assert.Empty(Items(second).Intersect(items));
        var exhausted = await RunAsync(scratch, "label", "queue");
        Assert.Equal(65, exhausted.ExitCode);
        Assert.Contains("queue-all-waiting", exhausted.Error, StringComparison.Ordinal);
        await DoneAsync(scratch, "label", "queue", "--again", "--size", "5", "--out", "again.csv");

        // Two people answer the same rows at the same time: both are kept.
        Fill(scratch, "first.csv", "ann.csv", "ann", row => row % 2 == 0 ? "good" : "bad");
        Fill(scratch, "first.csv", "bob.csv", "bob", row => row < 20 ? "good" : "bad");
        await Task.WhenAll(DoneAsync(scratch, "label", "queue", "--answers", "ann.csv"), DoneAsync(scratch, "label", "queue", "--answers", "bob.csv"));
        var kept = Json(await DoneAsync(scratch, "journal", "show", "--json"));
        Assert.Equal(2, kept.GetProperty("entries").EnumerateArray().Count(entry => entry.GetProperty("kind").GetString() == "answers"));

        // Where they disagree, a third opinion is asked for.
        var third = Json(await DoneAsync(scratch, "label", "queue", "--order", "consensus", "--size", "10", "--random-share", "0", "--out", "third.csv", "--json", "--quiet"));
        var split = Enumerable.Range(0, 40).Where(row => row % 2 == 0 != row < 20).Select(row => items[row]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Items(third), item => Assert.Contains(item, split));
    }

    [Fact]
    public async Task Label_studio_gets_tasks_and_its_export_comes_back_but_answers_to_strangers_do_not()
    {
        using var scratch = new ScratchFolder();
        await NewProjectAsync(scratch);
        await DoneAsync(scratch, "label", "queue", "--size", "6", "--format", "label-studio", "--out", "tasks.json");
        Assert.Contains("<Choice value=\"good\"/>", await File.ReadAllTextAsync(Path.Combine(scratch.Path, "tasks.config.xml")), StringComparison.Ordinal);
        using var tasks = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(scratch.Path, "tasks.json")));
        string Export(Func<int, string> item) => "[" + string.Join(',', tasks.RootElement.EnumerateArray().Select((task, at) =>
            $$$"""{"id":{{{at}}},"data":{"item":"{{{item(at)}}}"},"annotations":[{"completed_by":3,"created_at":"2026-03-01T10:00:00Z","result":[{"from_name":"label","to_name":"cells","type":"choices","value":{"choices":["good"]}}]}]}""")) + "]";
        string ItemOf(int at) => tasks.RootElement[at].GetProperty("data").GetProperty("item").GetString()!;

        scratch.Write("stranger.json", Export(at => at == 4 ? "nobody" : ItemOf(at)));
        var refused = await RunAsync(scratch, "label", "queue", "--answers", "stranger.json");
        Assert.Equal(65, refused.ExitCode);
        Assert.Contains("answers-unknown-item", refused.Error, StringComparison.Ordinal);
        Assert.Contains("task 5", refused.Error, StringComparison.Ordinal);

        scratch.Write("export.json", Export(ItemOf));
        var taken = Json(await DoneAsync(scratch, "label", "queue", "--answers", "export.json", "--json"));
        Assert.Equal((6, 6, 1, 0), (taken.GetProperty("answers").GetInt32(), taken.GetProperty("items").GetInt32(), taken.GetProperty("annotators").GetInt32(), taken.GetProperty("waiting").GetInt32()));
    }

    [Fact]
    public async Task An_undecided_requirement_gets_test_rows_and_a_plan_with_money_and_weeks()
    {
        using var scratch = new ScratchFolder();
        await NewProjectAsync(scratch);
        await DoneAsync(scratch, "plan", "set", "success.requirements", "accuracy >= 0.70");
        await DoneAsync(scratch, "plan", "set", "resources.label_budget", "50");
        await DoneAsync(scratch, "try", "--budget", "none", "--rungs", "constant,linear", "--quiet");
        var queue = Json(await DoneAsync(scratch, "label", "queue", "--order", "decision", "--size", "100", "--out", "test.csv", "--json", "--quiet"));
        Assert.Equal("undecided", queue.GetProperty("pending").GetProperty("state").GetString());
        Assert.InRange(queue.GetProperty("pending").GetProperty("decision_chance").GetDouble(), 0, 1);
        Assert.All(queue.GetProperty("items").EnumerateArray(), item => Assert.Equal("test", item.GetProperty("purpose").GetString()));
        // Weights 1 / probability stand for all the rows without a label.
        Assert.InRange(queue.GetProperty("items").EnumerateArray().Sum(item => 1 / item.GetProperty("probability").GetDouble()), 500, 700);

        var plan = Json(await DoneAsync(scratch, "label", "plan", "--need", "400..900", "--cost", "0.2..0.4", "--per-hour", "30", "--people", "2", "--json", "--quiet"));
        Assert.Equal("test", plan.GetProperty("rounds")[0].GetProperty("purpose").GetString());
        Assert.False(plan.GetProperty("in_budget").GetBoolean());
        var listed = await DoneAsync(scratch, "evidence", "list", "--kind", "label.plan");
        Assert.Contains("label.plan", listed, StringComparison.Ordinal);
        Assert.Contains("to judge by", await DoneAsync(scratch, "label", "plan", "--need", "400..900"), StringComparison.Ordinal);

        var wrong = await RunAsync(scratch, "label", "plan", "--need", "many");
        Assert.Equal(64, wrong.ExitCode);
        Assert.Contains("--need 100..400", wrong.Error, StringComparison.Ordinal);
    }

    /// <summary>German credit, 400 rows with their label and 600 without.</summary>
    private static async Task NewProjectAsync(ScratchFolder scratch)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(TestData.Root, "examples", "german_credit.csv"));
        scratch.Write("credit.csv", string.Join('\n', lines.Select((line, at) => at <= 400 ? line : line[..(line.LastIndexOf(',') + 1)])) + "\n");
        await DoneAsync(scratch, "project", "new", "credit");
        await DoneAsync(scratch, "plan", "set", "target.column", "class");
        await DoneAsync(scratch, "data", "add", "credit.csv");
    }

    private static void Fill(ScratchFolder scratch, string from, string to, string annotator, Func<int, string> label)
    {
        var lines = File.ReadAllLines(Path.Combine(scratch.Path, from));
        scratch.Write(to, lines[0] + "\n" + string.Concat(lines.Skip(1).Select((line, row) =>
        {
            var cells = line.Split(',', 9);
            return $"{string.Join(',', cells[..6])},{label(row)},{annotator},{cells[8]}\n";
        })));
    }

    private static List<string> Items(JsonElement queue) => [.. queue.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("item").GetString()!)];

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static Task<Command> RunAsync(ScratchFolder scratch, params string[] arguments) => Command.MillibarAsync(scratch.Path, Ann, arguments);

    private static async Task<string> DoneAsync(ScratchFolder scratch, params string[] arguments)
    {
        var run = await RunAsync(scratch, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Error}{run.Output}");
        return run.Output;
    }
}
