using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Millibar.Stories.Data;

/// <summary>The locked test part of a project through the real command: made once, the same rows in every version, each look counted.</summary>
public sealed class SplitTests : IDisposable
{
    private static readonly string[] Quick = ["--rungs", "constant,one-rule", "--budget", "none", "--no-curve", "--json", "--quiet"];
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_test_rows_stay_when_the_data_grow_and_each_look_is_counted_until_the_test_is_used_up()
    {
        var rows = Rows(2_400);
        _folder.Write("first.csv", Text(rows));
        await ProjectAsync("roc_auc >= 0.6");
        await DoneAsync("data", "add", "first.csv");
        using var made = JsonDocument.Parse(await DoneAsync("data", "split", "--tolerance", "0.05", "--json"));
        Assert.InRange(made.RootElement.GetProperty("test").GetInt32(), 470, 490);
        var again = await RunAsync("data", "split");
        Assert.Equal(65, again.ExitCode);
        Assert.Contains("split-exists", again.Error, StringComparison.Ordinal);

        using var first = JsonDocument.Parse(await DoneAsync(["try", .. Quick]));
        Assert.Equal(made.RootElement.GetProperty("split").GetProperty("id").GetString(), first.RootElement.GetProperty("split").GetProperty("locked").GetString());
        Assert.Equal((1, 1), await LooksAsync());
        await DoneAsync(["try", .. Quick]);
        Assert.Equal((1, 1), await LooksAsync());
        Assert.Equal("met", await RequirementAsync());

        // Another order, and 600 new rows: the same test rows and about a fifth of the new ones.
        var more = rows.AsEnumerable().Reverse().Concat(Rows(600, from: 2_400)).ToArray();
        _folder.Write("second.csv", Text(more));
        await DoneAsync("data", "add", "second.csv");
        using var second = JsonDocument.Parse(await DoneAsync(["try", .. Quick]));
        var (before, after) = (TestRows(first), TestRows(second));
        Assert.InRange(after - before, 90, 150);
        Assert.Equal((2, 1), await LooksAsync());
        Assert.Equal("undecided", await RequirementAsync());
        Assert.Contains("used up", await DoneAsync("data", "looks"), StringComparison.Ordinal);
        Assert.Contains("test part used up: 2 looks, bears 1", await DoneAsync("status"), StringComparison.Ordinal);

        // A fresh test part: the rows that were looked at are learnt from, and the old numbers no longer count.
        Assert.Equal(64, (await RunAsync("data", "split", "--replace")).ExitCode);
        using var fresh = JsonDocument.Parse(await DoneAsync("data", "split", "--replace", "--reason", "used up", "--json"));
        Assert.InRange(fresh.RootElement.GetProperty("test").GetInt32(), 460, 500);
        Assert.Equal((0, 1), await LooksAsync());
        Assert.Equal("undecided", await RequirementAsync());
        await DoneAsync(["try", .. Quick]);
        Assert.Equal("met", await RequirementAsync());

        // A column that changed its type is named, and nothing is recorded.
        _folder.Write("third.csv", Text(more).Replace("\n0,shop0,", "\nzero,shop0,", StringComparison.Ordinal));
        var changed = await RunAsync(["try", "third.csv", .. Quick]);
        Assert.Equal(65, changed.ExitCode);
        Assert.Contains("split-schema", changed.Output + changed.Error, StringComparison.Ordinal);
        await DoneAsync("journal", "verify");
    }

    [Fact]
    public async Task A_split_by_time_locks_the_last_rows_and_all_later_ones_away()
    {
        _folder.Write("first.csv", Text(Rows(2_400)));
        await ProjectAsync("roc_auc >= 0.6");
        await DoneAsync("data", "add", "first.csv");
        var missing = await RunAsync("data", "split", "--time", "days");
        Assert.Equal(65, missing.ExitCode);
        Assert.Contains("--time day", missing.Error, StringComparison.Ordinal);
        var text = await RunAsync("data", "split", "--time", "shop");
        Assert.Contains("time-not-ordered", text.Error, StringComparison.Ordinal);
        Assert.Contains("by time, day from", await DoneAsync("data", "split", "--time", "day"), StringComparison.Ordinal);
        using var first = JsonDocument.Parse(await DoneAsync(["try", .. Quick]));
        Assert.Equal("time", first.RootElement.GetProperty("split").GetProperty("kind").GetString());
        var other = await RunAsync(["try", "--group", "shop", .. Quick]);
        Assert.Contains("option-split", other.Output + other.Error, StringComparison.Ordinal);

        _folder.Write("second.csv", Text([.. Rows(2_400), .. Rows(300, from: 2_400)]));
        using var second = JsonDocument.Parse(await DoneAsync(["try", "second.csv", .. Quick]));
        Assert.Equal(300, TestRows(second) - TestRows(first));
    }

    [Fact]
    public async Task Of_two_people_who_split_at_once_one_wins_and_the_other_is_told()
    {
        _folder.Write("first.csv", Text(Rows(2_400)));
        await ProjectAsync("roc_auc >= 0.6");
        await DoneAsync("data", "add", "first.csv");
        var runs = await Task.WhenAll(RunAsync("data", "split", "--by", "Ann"), RunAsync("data", "split", "--group", "shop", "--by", "Bob"));
        var winner = Assert.Single(runs, run => run.ExitCode == 0);
        var loser = Assert.Single(runs, run => run != winner);
        Assert.True(loser.Error.Contains("split-conflict", StringComparison.Ordinal) || loser.Error.Contains("split-exists", StringComparison.Ordinal), loser.Error);
        using var looks = JsonDocument.Parse(await DoneAsync("data", "looks", "--json"));
        var there = looks.RootElement.GetProperty("split");
        Assert.Equal(winner == runs[0] ? "stratified" : "group", there.GetProperty("kind").GetString());
        Assert.Contains(there.GetProperty("by").GetString()!, loser.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_2000_rows_nothing_is_locked_away_and_the_split_may_be_made_anew()
    {
        _folder.Write("few.csv", Text(Rows(900)));
        await ProjectAsync("roc_auc >= 0.6");
        await DoneAsync("data", "add", "few.csv");
        Assert.Contains("nested cross-validation", await DoneAsync("data", "split"), StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await DoneAsync(["try", .. Quick]));
        Assert.Equal((0, "nested-cv"), (TestRows(report), report.RootElement.GetProperty("estimate").GetString()));
        Assert.Contains("use nothing up", await DoneAsync("data", "looks"), StringComparison.Ordinal);

        _folder.Write("enough.csv", Text(Rows(2_400)));
        await DoneAsync("data", "add", "enough.csv");
        using var made = JsonDocument.Parse(await DoneAsync("data", "split", "--json"));
        Assert.InRange(made.RootElement.GetProperty("test").GetInt32(), 470, 490);
    }

    private async Task ProjectAsync(string requirement)
    {
        await DoneAsync("project", "new", "calls");
        await DoneAsync("plan", "set", "target.column", "late");
        await DoneAsync("plan", "set", "success.optimise", "roc_auc");
        await DoneAsync("plan", "set", "success.requirements", requirement);
    }

    private async Task<(int Used, int Bears)> LooksAsync()
    {
        using var looks = JsonDocument.Parse(await DoneAsync("data", "looks", "--json"));
        return (looks.RootElement.GetProperty("used").GetInt32(), looks.RootElement.GetProperty("bears").GetInt32());
    }

    private async Task<string> RequirementAsync()
    {
        using var status = JsonDocument.Parse(await DoneAsync("status", "--json"));
        return status.RootElement.GetProperty("requirements")[0].GetProperty("state").GetString()!;
    }

    private static int TestRows(JsonDocument report) => report.RootElement.GetProperty("split").GetProperty("test").GetInt32();

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
        return run.Output;
    }

    private Task<Command> RunAsync(params string[] arguments) =>
        Command.MillibarAsync(_folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["MILLIBAR_BY"] = "Ann" }, arguments);

    /// <summary>Rows of distinct amounts; a call is late rather when the amount is high.</summary>
    private static string[] Rows(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(row =>
    {
        var amount = row * 7919 % 100_003;
        var late = amount + row * 104_729 % 60_000 > 80_000;
        return string.Create(CultureInfo.InvariantCulture, $"{amount},shop{row % 40},{new DateOnly(2024, 1, 1).AddDays(row):yyyy-MM-dd},{(late ? "yes" : "no")}");
    })];

    private static string Text(string[] rows)
    {
        var text = new StringBuilder("amount,shop,day,late\n");
        foreach (var row in rows) text.Append(row).Append('\n');
        return text.ToString();
    }
}
