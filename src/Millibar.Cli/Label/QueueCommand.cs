using System.Collections.Frozen;
using System.Collections.Immutable;
using System.CommandLine;
using Millibar.Cli.Data;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Data.Queues;
using Millibar.Statistics;
using Millibar.Trial;
using Millibar.Trial.Labelling;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label queue</c>: which rows to label next, as a file that people or a labelling tool fill in.</summary>
internal sealed class QueueCommand
{
    private const int MostRows = 10_000;

    private readonly Argument<string?> _file = new("FILE") { Description = "The data; in a project its newest data version is meant.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _target = new("--target") { Description = "Column of labels (in a project: the charter's).", HelpName = "COL" };
    private readonly Option<string?> _unlabelled = new("--unlabelled") { Description = "Rows to choose from, with the same columns (default: the data's rows without a label).", HelpName = "FILE" };
    private readonly Option<int> _size = new("--size") { Description = "Most rows.", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<string> _order = new("--order") { Description = "decision, uncertainty, consensus, random or auto.", HelpName = "ORDER", DefaultValueFactory = _ => "auto" };
    private readonly Option<double> _randomShare = new("--random-share") { Description = "Share drawn at random whatever the order, for honest estimates.", HelpName = "0..1", DefaultValueFactory = _ => 0.2 };
    private readonly Option<string> _doubt = new("--doubt") { Description = "margin or entropy.", HelpName = "KIND", DefaultValueFactory = _ => "margin" };
    private readonly Option<string?> _model = new("--model") { Description = "Whose doubt counts: linear (default), neighbours or boosting.", HelpName = "RUNG" };
    private readonly Option<string?> _id = new("--id") { Description = "Column that names the rows (default: rows are named by what they hold).", HelpName = "COL" };
    private readonly Option<string[]> _drop = new("--drop") { Description = "Columns that are no features, separated by commas.", HelpName = "COLS" };
    private readonly Option<string> _format = new("--format") { Description = "csv or label-studio.", HelpName = "FORMAT", DefaultValueFactory = _ => "csv" };
    private readonly Option<string?> _out = new("--out") { Description = "Where the queue goes (default: millibar-queue.csv or .json).", HelpName = "FILE" };
    private readonly Option<bool> _again = new("--again") { Description = "Hand out rows again that wait in an earlier queue." };
    private readonly Option<string?> _answers = new("--answers") { Description = "Import answers instead: a filled-in queue (CSV), or Label Studio's JSON export.", HelpName = "FILE" };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly DataOptions _options = new();

    public static Command Create() => new QueueCommand().Build();

    private Command Build()
    {
        var command = new Command("queue", "Choose the rows to label next, and write them for people or a labelling tool.")
        {
            _file, _target, _unlabelled, _size, _order, _randomShare, _doubt, _model, _id, _drop, _format, _out, _again, _answers, _seed,
        };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var format = parsed.GetValue(_format) is "csv" or "label-studio" ? parsed.GetValue(_format)! : throw new MillibarException("option-format", $"'{parsed.GetValue(_format)}' is not a format.", "--format", "Use csv or label-studio.");
        await using var session = await _options.OpenAsync(parsed, ct);
        if (parsed.GetValue(_answers) is { } answers)
        {
            await AnswersOfQueues.ImportAsync(session, answers, _options.Json(parsed), _options.Quiet(parsed), ct);
            return ExitCodes.Done;
        }

        var data = await session.CompleteAsync(new TrialOptions { Path = parsed.GetValue(_file) ?? "", Target = parsed.GetValue(_target) ?? "" }, null, ct);
        var file = new QueueFiles(parsed.GetValue(_out) ?? $"millibar-queue.{(format == "csv" ? "csv" : "json")}", format);
        var record = new QueueRecord(session, parsed.GetValue(_again));
        var report = await record.MakeAsync(
            (waiting, answers) => Composition.MakeQueueAsync(Read(parsed, data, session, waiting, answers), ct),
            made => file.WriteAsync(made, ct),
            ct);
        if (_options.Json(parsed)) JsonOutput.Write(json => QueueJson.Write(json, report));
        new QueueSummary(_options.Text(parsed)).Write(report, file, record.RecordedIn);
        return ExitCodes.Done;
    }

    private QueueOptions Read(ParseResult parsed, TrialOptions data, TrialSession session, FrozenSet<string> waiting, AnswerCounts answers)
    {
        var size = parsed.GetValue(_size);
        if (size is < 1 or > MostRows) throw new MillibarException("option-size", $"A queue has 1 to {MostRows:#,0} rows, not {size:#,0}.", "--size", "Write --size 100.");
        var share = parsed.GetValue(_randomShare);
        if (!(share is >= 0 and <= 1)) throw new MillibarException("option-random-share", $"A share lies between 0 and 1; {share} does not.", "--random-share", "Write --random-share 0.2.");
        var order = parsed.GetValue(_order)!;
        var doubt = parsed.GetValue(_doubt);
        if (doubt is not ("margin" or "entropy")) throw new MillibarException("option-doubt", $"'{doubt}' is no way to measure doubt.", "--doubt", "Use margin or entropy.");
        var model = parsed.GetValue(_model) ?? "linear";
        if (model is not ("linear" or "neighbours" or "boosting")) throw new MillibarException("option-model", $"'{model}' is no rung that a queue can be made with.", "--model", "Use linear, neighbours or boosting.");
        return new QueueOptions
        {
            Path = data.Path,
            Target = data.Target,
            Task = data.Task,
            Metric = data.Metric,
            UnlabelledPath = parsed.GetValue(_unlabelled),
            Id = parsed.GetValue(_id),
            Drop = [.. (parsed.GetValue(_drop) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
            Size = size,
            Order = QueueWords.Order(order) ?? throw new MillibarException("option-order", $"'{order}' is not an order.", "--order", "Use decision, uncertainty, consensus, random or auto."),
            RandomShare = share,
            ByEntropy = doubt == "entropy",
            Model = model,
            Waiting = waiting,
            Answers = answers,
            Pending = session.Case is { } file ? PendingRequirement.Of(file) : PendingRequirement.None,
            Split = data.Split,
            Seed = parsed.GetValue(_seed),
            SkipBadRows = _options.SkipBadRows(parsed),
        };
    }
}
