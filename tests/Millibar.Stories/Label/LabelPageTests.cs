using System.Globalization;
using System.Net;
using Millibar.TestSupport;

namespace Millibar.Stories.Label;

/// <summary>What label commands keep is what the project's page draws.</summary>
public sealed class LabelPageTests
{
    private static readonly Dictionary<string, string> Ann = new(StringComparer.Ordinal) { ["MILLIBAR_BY"] = "Ann Lee" };

    [Fact]
    public async Task The_page_draws_audit_agreement_consensus_definitions_plan_and_queue()
    {
        using var scratch = new ScratchFolder();
        var lines = await File.ReadAllLinesAsync(Path.Combine(TestData.Root, "examples", "german_credit.csv"), TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(TestData.Root, "examples", "credit_charter.yaml"), Path.Combine(scratch.Path, "charter.yaml"));
        scratch.Write("credit.csv", string.Join('\n', lines.Take(401)) + "\n");
        // The label stands last.
        scratch.Write("more.csv", string.Join('\n', new[] { lines[0] }.Concat(lines.Skip(401).Take(200)).Select(line => line[..line.LastIndexOf(',')])) + "\n");
        scratch.Write("answers.csv", Answers(lines, (row, person) => (7 * row + 3 * person) % 10 < 8 - person));
        scratch.Write("easier.csv", Answers(lines, (row, person) => (7 * row + 3 * person) % 20 < 19));

        string[][] steps =
        [
            ["project", "new", "credit"], ["plan", "import", "charter.yaml"], ["data", "add", "credit.csv"], ["label", "audit", "--cost"], ["label", "import", "answers.csv"],
            ["label", "import", "easier.csv", "--definition", "paid at all"], ["label", "agree"], ["label", "consensus"], ["label", "easier"],
            ["label", "plan", "--need", "200..900", "--cost", "0.4", "--per-hour", "30", "--people", "2"], ["label", "queue", "--unlabelled", "more.csv", "--size", "30"],
            // Flags of a trial do not take the place of an audit's.
            ["try", "--rungs", "constant,linear", "--no-curve", "--budget", "none"],
        ];
        foreach (var step in steps) await Done(scratch, [.. step, "--quiet"]);

        await Done(scratch, "report", "--html", "credit.html");
        var page = await File.ReadAllTextAsync(Path.Combine(scratch.Path, "credit.html"), TestContext.Current.CancellationToken);
        foreach (var word in new[]
        {
            "What models contradict", "labels are flagged", "Labels that another one would suit better", "flagged rows to learn from", "most suspect rows", "How far people agree",
            "Krippendorff", "Other label definitions", "One label out of several answers", "human-ensemble", "Labels still needed", "What to label next",
        })
            Assert.Contains(word, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is kept about the labels", page, StringComparison.Ordinal);

        await Done(scratch, "report", "--html", "ko.html", "--lang", "ko");
        Assert.Contains("사람들은 얼마나 일치하는가", WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(scratch.Path, "ko.html"), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    /// <summary>Three people who answer 120 rows; each tells the label in the file where <paramref name="right"/> says so.</summary>
    private static string Answers(string[] lines, Func<int, int, bool> right)
    {
        var text = new System.Text.StringBuilder("item,annotator,label\n");
        for (var row = 1; row <= 120; row++)
        {
            var label = lines[row].EndsWith(",good", StringComparison.Ordinal) ? "good" : "bad";
            for (var person = 0; person < 3; person++)
                text.Append(CultureInfo.InvariantCulture, $"{row},person {person},{(right(row, person) ? label : label == "good" ? "bad" : "good")}\n");
        }

        return text.ToString();
    }

    private static async Task Done(ScratchFolder scratch, params string[] arguments)
    {
        var run = await Command.MillibarAsync(scratch.Path, Ann, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Error}{run.Output}");
    }
}
