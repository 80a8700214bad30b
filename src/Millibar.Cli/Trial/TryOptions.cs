using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Data.Slices;
using Millibar.Statistics;
using Millibar.Trial;

namespace Millibar.Cli.Trial;

/// <summary>The options of <c>millibar try</c> and its parts, and how they become <see cref="TrialOptions"/>.</summary>
internal sealed class TryOptions
{
    private readonly Argument<string?> _file = new("FILE") { Description = "CSV, TSV (also .gz, .zst), Parquet or JSON lines; in a project, its newest data version may be meant.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _target = new("--target") { Description = "Column to predict (in a project: the charter's).", HelpName = "COL" };
    private readonly Option<string?> _task = new("--task") { Description = "binary, multiclass or regression; inferred when left out.", HelpName = "TASK" };
    private readonly Option<string?> _metric = new("--metric") { Description = "Optimising metric (default: the first requirement's; else roc_auc, accuracy or mae).", HelpName = "NAME" };
    private readonly Option<string[]> _require = new("--require") { Description = "A requirement, e.g. \"roc_auc >= 0.85\" or \"latency_p99_ms <= 50 at 0.9\"; may be repeated.", HelpName = "TEXT", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string[]> _slice = new("--slice") { Description = "A part of the rows, for requirements on it: NAME=\"SQL condition\"; may be repeated (in a project: data slice).", HelpName = "NAME=SQL", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _cost = new("--cost") { Description = "Cost of a false positive and of a false negative.", HelpName = "FP,FN" };
    private readonly Option<string?> _positive = new("--positive") { Description = "Positive class of a binary task (default: the last in order).", HelpName = "LABEL" };
    private readonly Option<string[]> _drop = new("--drop") { Description = "Columns to leave out, separated by commas: the remedy for a leak.", HelpName = "COLS" };
    private readonly Option<string?> _weight = new("--weight") { Description = "Column of row weights.", HelpName = "COL" };
    private readonly Option<string?> _time = new("--time") { Description = "Split by this column: train on the past, test on the future.", HelpName = "COL" };
    private readonly Option<string?> _group = new("--group") { Description = "Keep rows with equal values of this column on one side of the split.", HelpName = "COL" };
    private readonly Option<string?> _test = new("--test") { Description = "Your own test set.", HelpName = "FILE" };
    private readonly Option<string?> _rule = new("--rule") { Description = "The rules in use today, as an SQL expression over the columns: a baseline.", HelpName = "SQL" };
    private readonly Option<string?> _human = new("--human") { Description = "What a person reaches on the metric (0.93), or a CSV of answers (row, answer[, annotator]).", HelpName = "VALUE|FILE" };
    private readonly Option<double?> _published = new("--published") { Description = "A published value of the metric.", HelpName = "VALUE" };
    private readonly Option<string?> _predictions = new("--predictions") { Description = "Predictions of any other model: CSV with row and prediction, or row and a probability column per class.", HelpName = "FILE" };
    private readonly Option<string> _budget = new("--budget") { Description = "Seconds for the whole run, or none for fixed trial counts and repeatable output.", HelpName = "SECONDS|none", DefaultValueFactory = _ => "60" };
    private readonly Option<string[]> _rungs = new("--rungs") { Description = "Rungs to climb, separated by commas (default: all).", HelpName = "LIST" };
    private readonly Option<bool> _noCurve = new("--no-curve") { Description = "Leave out the learning curve." };
    private readonly Option<int?> _maxRows = new("--max-rows") { Description = "Most rows that you could get (default: 20 times today's).", HelpName = "N" };
    private readonly Option<long> _seed = new("--seed") { Description = "Seed of everything random.", HelpName = "N" };
    private readonly Option<bool> _skipBadRows = new("--skip-bad-rows") { Description = "Set bad rows aside, counted, instead of refusing the file." };

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON object on stdout; text for people goes to stderr." };

    public Option<string> Report { get; } = new("--report") { Description = "Where the HTML report goes.", HelpName = "FILE.html", DefaultValueFactory = _ => "millibar-report.html" };

    public Option<string?> Language { get; } = new("--lang") { Description = "Language of the report: en or ko.", HelpName = "LANG" };

    public Option<bool> Gate { get; } = new("--gate") { Description = "Exit with 1 when a requirement failed, 2 when undecided or blocked." };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress." };

    public Option<string?> Project { get; } = new("--project", "-p") { Description = "In a workspace: the project to record for (default: the chosen or only one).", HelpName = "NAME" };

    public Option<string?> By { get; } = new("--by") { Description = "Who records.", HelpName = "NAME" };

    public Option<bool> NoRecord { get; } = new("--no-record") { Description = "Leave the workspace alone: take nothing from its project and record nothing." };

    public Option<string?> Data { get; } = new("--data") { Description = "A data version of the project instead of a file.", HelpName = "HASH" };

    /// <summary>Everything that <c>try</c> has.</summary>
    public void AddTo(Command command) => Add(
        command,
        [
            _target, _task, _metric, _require, _slice, _cost, _positive, _drop, _weight, _time, _group, _test, _rule, _human, _published,
            _predictions, _budget, _rungs, _noCurve, _maxRows, _seed, _skipBadRows, Project, By, NoRecord, Report, Json, Language, Gate, Quiet,
        ]);

    /// <summary>What the ladder or the curve alone has: no report, no gate.</summary>
    public void AddPartTo(Command command) => Add(
        command,
        [
            _target, Data, _task, _metric, _cost, _positive, _drop, _weight, _time, _group, _budget, _rungs, _maxRows, _seed, _skipBadRows,
            Project, By, NoRecord, Json, Quiet,
        ]);

    private void Add(Command command, ReadOnlySpan<Option> options)
    {
        command.Add(_file);
        foreach (var option in options) command.Add(option);
    }

    /// <summary>The options; what was left out of file and target is empty.</summary>
    public TrialOptions Read(ParseResult parsed)
    {
        var (falsePositive, falseNegative) = Costs(parsed.GetValue(_cost));
        return new TrialOptions
        {
            Path = parsed.GetValue(_file) ?? "",
            Target = parsed.GetValue(_target) ?? "",
            Task = Task(parsed.GetValue(_task)),
            Metric = parsed.GetValue(_metric),
            Requirements = [.. parsed.GetValue(_require) ?? []],
            Slices = Slices(parsed.GetValue(_slice)),
            FalsePositiveCost = falsePositive,
            FalseNegativeCost = falseNegative,
            Positive = parsed.GetValue(_positive),
            Drop = List(parsed.GetValue(_drop)),
            Weight = parsed.GetValue(_weight),
            Time = parsed.GetValue(_time),
            Group = parsed.GetValue(_group),
            TestPath = parsed.GetValue(_test),
            Rule = parsed.GetValue(_rule),
            Human = parsed.GetValue(_human),
            Published = parsed.GetValue(_published),
            PredictionsPath = parsed.GetValue(_predictions),
            Budget = Budget(parsed.GetValue(_budget)!),
            Rungs = List(parsed.GetValue(_rungs)),
            Curve = !parsed.GetValue(_noCurve),
            MaxRows = parsed.GetValue(_maxRows),
            Seed = parsed.GetValue(_seed),
            SkipBadRows = parsed.GetValue(_skipBadRows),
        };
    }

    private static ImmutableArray<string> List(string[]? texts) =>
        [.. (texts ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];

    private static ImmutableSortedDictionary<string, string> Slices(string[]? texts)
    {
        var slices = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in texts ?? [])
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 0) throw new MillibarException("option-slice", $"'{text}' is not a slice.", "--slice", "Write --slice young=\"age < 30\".");
            var name = text[..at].Trim();
            SliceRows.CheckName(name);
            if (!slices.TryAdd(name, text[(at + 1)..].Trim())) throw new MillibarException("option-slice", $"The slice '{name}' is given twice.", "--slice", "Give each slice its own name.");
        }

        return slices.ToImmutable();
    }

    private static TaskKind? Task(string? text) => text?.ToLowerInvariant() switch
    {
        null => null,
        "binary" => TaskKind.Binary,
        "multiclass" => TaskKind.Multiclass,
        "regression" => TaskKind.Regression,
        _ => throw new MillibarException("option-task", $"'{text}' is not a task.", "--task", "Use binary, multiclass or regression."),
    };

    private static TimeSpan? Budget(string text)
    {
        if (text == "none") return null;
        return double.TryParse(text.TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1e7
            ? TimeSpan.FromSeconds(seconds)
            : throw new MillibarException("option-budget", $"'{text}' is not a number of seconds.", "--budget", "Write --budget 120, or --budget none.");
    }

    private static (double FalsePositive, double FalseNegative) Costs(string? text)
    {
        if (text is null) return (1, 1);
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && Cost(parts[0]) is { } falsePositive && Cost(parts[1]) is { } falseNegative) return (falsePositive, falseNegative);
        throw new MillibarException("option-cost", $"'{text}' is not two costs.", "--cost", "Write the cost of a false positive, a comma, the cost of a false negative: --cost 5,1.");
    }

    private static double? Cost(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) && cost is > 0 and < 1e12 ? cost : null;
}
