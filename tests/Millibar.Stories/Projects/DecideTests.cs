using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Projects;

/// <summary>People decide: against the advice, at the same time, and on what the parts of <c>train</c> measured.</summary>
public sealed class DecideTests
{
    private static readonly Dictionary<string, string> Ann = new(StringComparer.Ordinal) { ["MILLIBAR_BY"] = "Ann Lee" };

    [Fact]
    public async Task An_override_needs_a_reason_and_a_place_and_is_settled_later_against_what_happened()
    {
        using var scratch = new ScratchFolder();
        await Done(scratch, "project", "new", "churn");
        var silent = await Command.MillibarAsync(scratch.Path, Ann, "decide", "override", "--to", "data");
        Assert.Equal(64, silent.ExitCode);
        var lost = await Command.MillibarAsync(scratch.Path, Ann, "decide", "override", "--to", "trian", "--reason", "in a hurry");
        Assert.Equal(64, lost.ExitCode);
        Assert.Contains("the nearest is 'train'", lost.Error, StringComparison.Ordinal);

        using var told = JsonDocument.Parse(await Done(scratch, "decide", "override", "--to", "train", "--reason", "the data are those of last year", "--json", "--quiet"));
        Assert.True(told.RootElement.GetProperty("override").GetBoolean());
        Assert.Equal("Ann Lee", told.RootElement.GetProperty("by").GetString());
        Assert.Contains("[Train]", await Done(scratch, "status"), StringComparison.Ordinal);
        Assert.Contains("the data are those of last year", await Done(scratch, "journal", "show"), StringComparison.Ordinal);

        await Done(scratch, "outcome", "record", told.RootElement.GetProperty("id").GetString()!, "--failed", "--note", "the columns had changed");
        Assert.Contains("override", await Done(scratch, "calibration"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_people_who_decide_at_once_the_second_decides_on_what_the_first_did_or_is_told()
    {
        using var scratch = new ScratchFolder();
        await Done(scratch, "project", "new", "churn");
        var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Command.MillibarAsync(scratch.Path, Ann, "decide", "override", "--to", i % 2 == 0 ? "data" : "train", "--reason", $"reason {i}")));
        var taken = both.Count(run => run.ExitCode == 0);
        Assert.InRange(taken, 1, both.Length);
        // Told that another was first, or that the project stands there already, since another has moved it.
        Assert.All(both.Where(run => run.ExitCode != 0), run => Assert.Matches("journal-conflict|override-needless", run.Error));

        var story = await Done(scratch, "journal", "show", "--kind", "decision");
        Assert.Equal(taken, story.Split("reason ").Length - 1);
    }

    [Fact]
    public async Task Ladder_and_curve_of_a_file_become_evidence_and_an_older_data_version_can_be_measured_again()
    {
        using var scratch = new ScratchFolder();
        var lines = await File.ReadAllLinesAsync(Path.Combine(TestData.Root, "examples", "german_credit.csv"), TestContext.Current.CancellationToken);
        scratch.Write("some.csv", string.Join('\n', lines.Take(401)) + "\n");
        scratch.Write("more.csv", string.Join('\n', lines) + "\n");
        await Done(scratch, "project", "new", "credit");
        using var first = JsonDocument.Parse(await Done(scratch, "data", "add", "some.csv", "--json", "--quiet"));
        var old = first.RootElement.GetProperty("data").GetString()!;

        await Done(scratch, "train", "ladder", "more.csv", "--target", "class", "--rungs", "constant,linear", "--budget", "none", "--quiet");
        await Done(scratch, "train", "curve", "more.csv", "--target", "class", "--rungs", "constant,linear", "--budget", "none", "--quiet");
        using (var rungs = JsonDocument.Parse(await Done(scratch, "evidence", "list", "--json")))
        {
            var kinds = Kinds(rungs);
            Assert.Contains("train.rung/1", kinds);
            Assert.Contains("train.learning-curve/1", kinds);
            Assert.Equal(2, kinds.Count(kind => kind == "data.version/1"));
        }

        var again = await Done(scratch, "train", "ladder", "--data", old[..12], "--target", "class", "--rungs", "constant,linear", "--budget", "none", "--json", "--quiet");
        using var report = JsonDocument.Parse(again);
        Assert.Equal(400, report.RootElement.GetProperty("dataset").GetProperty("rows").GetInt32());
        var unknown = await Command.MillibarAsync(scratch.Path, Ann, "train", "ladder", "--data", "ffffffffffff", "--target", "class");
        Assert.Equal(64, unknown.ExitCode);
        Assert.Contains("no data version 'ffffffffffff'", unknown.Error, StringComparison.Ordinal);
    }

    private static List<string> Kinds(JsonDocument list) =>
        [.. list.RootElement.GetProperty("evidence").EnumerateArray().Select(one => one.GetProperty("item").GetProperty("kind").GetString()!)];

    private static async Task<string> Done(ScratchFolder scratch, params string[] arguments)
    {
        var run = await Command.MillibarAsync(scratch.Path, Ann, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Error}{run.Output}");
        return run.Output;
    }
}
