using System.Collections.Immutable;
using System.CommandLine;
using Millibar.Cli.Data;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Trial;
using Millibar.Trial.Audit;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label audit</c>: which labels look wrong, and how many are.</summary>
internal sealed class AuditCommand
{
    private readonly Argument<string?> _file = new("FILE") { Description = "The data; in a project its newest data version is meant.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _target = new("--target") { Description = "Column of labels (in a project: the charter's).", HelpName = "COL" };
    private readonly Option<string?> _data = new("--data") { Description = "A data version of the project instead of a file.", HelpName = "HASH" };
    private readonly Option<string?> _probabilities = new("--probabilities") { Description = "Out-of-sample probabilities of any model: the row's number and one column per class (default: the ladder's).", HelpName = "FILE" };
    private readonly Option<string> _rank = new("--rank") { Description = "Order of the suspects: margin, self-confidence or entropy.", HelpName = "ORDER", DefaultValueFactory = _ => "margin" };
    private readonly Option<string> _method = new("--method") { Description = "How labels are flagged: noise-rate, class or joint.", HelpName = "METHOD", DefaultValueFactory = _ => "noise-rate" };
    private readonly Option<string[]> _rungs = new("--rungs") { Description = "Rungs whose mean is taken: linear, neighbours, boosting (default: all three).", HelpName = "LIST" };
    private readonly Option<bool> _cost = new("--cost") { Description = "Also measure what the flagged rows cost: the model with and without them, paired." };
    private readonly Option<string[]> _drop = new("--drop") { Description = "Columns that are no features, separated by commas.", HelpName = "COLS" };
    private readonly Option<string?> _group = new("--group") { Description = "Keep rows with equal values of this column in one fold.", HelpName = "COL" };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly DataOptions _options = new();

    public static Command Create() => new AuditCommand().Build();

    private Command Build()
    {
        var command = new Command("audit", "Find the labels that look wrong, and estimate how many are.")
        {
            _file, _target, _data, _probabilities, _rank, _method, _rungs, _cost, _drop, _group, _seed,
        };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var wish = Read(parsed);
        await using var session = await _options.OpenAsync(parsed, ct);
        var data = await session.CompleteAsync(new TrialOptions { Path = wish.Path, Target = wish.Target }, parsed.GetValue(_data), ct);
        AuditReport report;
        using (var progress = new ProgressLine(_options.Quiet(parsed)))
            report = await Composition.AuditLabelsAsync(wish with { Path = data.Path, Target = data.Target, Task = data.Task, Metric = data.Metric }, progress, ct);
        var recorded = await new AuditRecord(session).KeepAsync(report, data.Path, ct);
        if (_options.Json(parsed)) JsonOutput.Write(writer => AuditJson.Write(writer, report));
        new AuditSummary(_options.Text(parsed)).Write(report, recorded);
        return ExitCodes.Done;
    }

    private AuditOptions Read(ParseResult parsed)
    {
        var rungs = List(parsed.GetValue(_rungs));
        var options = new AuditOptions
        {
            Path = parsed.GetValue(_file) ?? "",
            Target = parsed.GetValue(_target) ?? "",
            Drop = List(parsed.GetValue(_drop)),
            Group = parsed.GetValue(_group),
            ProbabilitiesPath = parsed.GetValue(_probabilities),
            Method = AuditWords.Method(parsed.GetValue(_method)!),
            Order = AuditWords.Order(parsed.GetValue(_rank)!),
            Cost = parsed.GetValue(_cost),
            Seed = parsed.GetValue(_seed),
            SkipBadRows = _options.SkipBadRows(parsed),
        };
        if (options is { Cost: true, ProbabilitiesPath: not null })
            throw new MillibarException("option-cost", "What flagged rows cost is measured with the ladder's models; probabilities from a file have none.", "--cost", "Leave out --probabilities, or --cost.");
        return rungs.IsEmpty ? options : options with { Rungs = rungs };
    }

    private static ImmutableArray<string> List(string[]? texts) =>
        [.. (texts ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
}
