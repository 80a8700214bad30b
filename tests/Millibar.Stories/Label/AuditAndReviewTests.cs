using System.Globalization;
using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Label;

/// <summary>Labels of a project are audited, looked at by two people, and judged.</summary>
public sealed class AuditAndReviewTests : IDisposable
{
    private static readonly string Examples = Path.Combine(TestData.Root, "examples");
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Flags_are_reviewed_and_the_error_rate_reaches_the_decision()
    {
        await Done("project", "new", "credit");
        await Done("plan", "import", Path.Combine(Examples, "credit_charter.yaml"));
        Assert.Contains("audit-missing", (await Fails(65, "", "label", "review")).Error, StringComparison.Ordinal);

        await Done("data", "add", Path.Combine(Examples, "german_credit.csv"));
        var audit = JsonDocument.Parse((await Done("label", "audit", "--json", "--quiet", "--rungs", "linear")).Output).RootElement;
        var flagged = audit.GetProperty("flags").GetProperty("count").GetInt32();
        Assert.InRange(flagged, 100, 200);
        Assert.Equal(flagged, audit.GetProperty("suspects").GetArrayLength());
        Assert.InRange(audit.GetProperty("noise").GetProperty("share").GetProperty("value").GetDouble(), 0.01, 0.25);

        // Ann stops after three, takes one back, and goes on where she stopped; a word that is no verdict and an unknown label change nothing.
        var first = await Review("w\nr\nu\nperhaps\no nobody\na\nq\n", "--by", "ann");
        Assert.Contains("no label of these data", first, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), Verdicts(await Tally("", "--by", "ann")));
        var second = await Review("r\nq\n", "--by", "ann");
        Assert.Contains("1 of 98", second, StringComparison.Ordinal);

        // Ben sees what Ann has left; with --again he sees hers too, and both verdicts are kept.
        Assert.Contains("1 of 97", await Review("q\n", "--by", "ben"), StringComparison.Ordinal);
        var both = await Tally("w\nw\nq\n", "--again", "--by", "ben");
        Assert.Equal(3, both.GetProperty("reviewers").GetProperty("ann").GetInt32());
        Assert.Equal(2, both.GetProperty("reviewers").GetProperty("ben").GetInt32());

        // Flags alone bound nothing from above.
        var flags = await Tally(Lines("w", 100), "--by", "ben");
        Assert.True(flags.GetProperty("error_rate").GetProperty("high").GetDouble() > 0.9);
        var all = await Tally(Lines("r", 80), "--random", "80", "--by", "ben");
        Assert.InRange(all.GetProperty("error_rate").GetProperty("high").GetDouble(), 0.1, 0.25);
        Assert.True(all.GetProperty("accuracy").GetProperty("n").GetInt32() > 100);

        var next = (await Done("next", "--why")).Output;
        Assert.Contains("R4 labels-unreliable", next, StringComparison.Ordinal);
        Assert.Contains("label-error rate", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdicts_stay_with_their_rows_when_the_data_change()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Examples, "german_credit.csv"), TestContext.Current.CancellationToken);
        _folder.Write("a.csv", string.Join('\n', lines.Take(400)));
        await Done("project", "new", "credit");
        await Done("data", "add", "a.csv");
        await Done("label", "audit", "--target", "class", "--rungs", "linear", "--quiet");
        Assert.Equal((5, 5, 0), Verdicts(await Tally(Lines("w", 5) + Lines("r", 5) + "q\n")));

        // Turned round and grown: the rows are the same, their numbers are not.
        _folder.Write("b.csv", string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Take(420).Reverse())));
        await Done("data", "add", "b.csv");
        await Done("label", "audit", "--target", "class", "--rungs", "linear", "--quiet");
        var (wrong, right, _) = Verdicts(await Tally(""));
        Assert.InRange(wrong + right, 6, 10); // a few rows may be flagged no longer
    }

    private static string Lines(string word, int times) => string.Concat(Enumerable.Repeat(word + "\n", times));

    private static (int Wrong, int Right, int Ambiguous) Verdicts(JsonElement tally)
    {
        var part = tally.GetProperty("flagged");
        return (part.GetProperty("wrong").GetInt32(), part.GetProperty("right").GetInt32(), part.GetProperty("ambiguous").GetInt32());
    }

    private async Task<string> Review(string input, params string[] options) => (await Typed(0, input, ["label", "review", .. options])).Output;

    private async Task<JsonElement> Tally(string input, params string[] options) =>
        JsonDocument.Parse((await Typed(0, input, ["label", "review", "--json", "--quiet", .. options])).Output).RootElement;

    private Task<Command> Done(params string[] arguments) => Typed(0, "", arguments);

    private Task<Command> Fails(int code, string input, params string[] arguments) => Typed(code, input, arguments);

    private async Task<Command> Typed(int code, string input, string[] arguments)
    {
        var run = await Command.MillibarTypedAsync(_folder.Path, input, arguments);
        Assert.True(run.ExitCode == code, string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', arguments)}: {run.ExitCode}\n{run.Error}"));
        return run;
    }
}
