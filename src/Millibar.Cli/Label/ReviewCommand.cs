using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Trial.Review;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label review</c>: a person looks at flagged labels, one by one.</summary>
internal sealed class ReviewCommand
{
    private const int MostRows = 100_000;

    private readonly Option<int?> _size = new("--size") { Description = "How many flagged rows to look at in all (default 100).", HelpName = "N" };
    private readonly Option<int?> _random = new("--random") { Description = "Look at N rows drawn from all rows instead: what the flags miss is known only then.", HelpName = "N" };
    private readonly Option<bool> _again = new("--again") { Description = "Also show rows that other people have looked at." };
    private readonly Option<string?> _project = new("--project", "-p") { Description = "The project; default: the chosen or only one.", HelpName = "NAME" };
    private readonly Option<string?> _by = new("--by") { Description = "Who reviews.", HelpName = "NAME" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object on stdout; text for people goes to stderr." };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No text but the rows themselves." };

    public static Command Create() => new ReviewCommand().Build();

    private Command Build()
    {
        var command = new Command("review", "Look at flagged labels one by one: wrong, right or ambiguous.") { _size, _random, _again, _project, _by, _json, _quiet };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (json, quiet) = (parsed.GetValue(_json), parsed.GetValue(_quiet));
        if (parsed.GetValue(_size) is not null && parsed.GetValue(_random) is not null)
            throw new MillibarException("option-random", "--size is about flagged rows and --random about all rows.", "--random", "Give one of them.");
        var size = Size(parsed.GetValue(_random), "--random") ?? Size(parsed.GetValue(_size), "--size") ?? 100;
        await using var session = await TrialSession.OpenAsync(parsed.GetValue(_project), parsed.GetValue(_by), record: true, ct);
        var record = await ReviewRecord.OpenAsync(session, ct);
        var text = json ? Console.Error : Console.Out;
        var rows = record.Open(size, parsed.GetValue(_random) is not null, parsed.GetValue(_again));
        if (rows.Count > 0) await new ReviewScreen(text, record).ShowAsync(rows, ct);
        var tally = await record.FinishAsync(ct);
        if (json) JsonOutput.Write(writer => ReviewJson.Write(writer, record.Sheet, tally));
        if (!quiet) new ReviewSummary(text).Write(record.Sheet, tally, record.ProjectName);
        return ExitCodes.Done;
    }

    private static int? Size(int? wanted, string option) => wanted is < 1 or > MostRows
        ? throw new MillibarException("option-size", $"A review has 1 to {MostRows:#,0} rows, not {wanted:#,0}.", option, $"Write {option} 100.")
        : wanted;
}
