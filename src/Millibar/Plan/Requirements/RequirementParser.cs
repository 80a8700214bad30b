using System.Globalization;
using System.Text.RegularExpressions;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Plan.Requirements;

/// <summary>Reads <c>recall_top5 >= 0.90 on rare at 0.95</c>.</summary>
public static partial class RequirementParser
{
    /// <summary>The grammar, as shown to users.</summary>
    public const string Grammar = "METRIC (>= | <=) NUMBER [on SLICE] [at CONFIDENCE], e.g. \"roc_auc >= 0.85\" or \"latency_p99_ms <= 50 at 0.9\"";

    /// <summary>Reads one requirement.</summary>
    /// <param name="text">The user's text.</param>
    /// <param name="task">What is predicted: decides which metrics exist.</param>
    /// <param name="classCount">k; 0 for regression.</param>
    /// <exception cref="MillibarException">The text does not parse, the metric is unknown or of another task, or the threshold is impossible.</exception>
    public static Requirement Parse(string text, TaskKind task, int classCount)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            throw new MillibarException("requirement-syntax", $"'{text}' is not a requirement.", "--require", $"Write {Grammar}.");

        var threshold = Number(match.Groups["threshold"], text);
        var confidence = match.Groups["confidence"].Success ? Number(match.Groups["confidence"], text) : 0.95;
        if (confidence is <= 0 or >= 1)
            throw new MillibarException("requirement-syntax", $"The confidence {confidence} is not between 0 and 1.", $"--require \"{text}\"", "Write for example \"at 0.9\".");

        var name = match.Groups["metric"].Value;
        var comparison = match.Groups["comparison"].Value[0] == '>' ? Comparison.AtLeast : Comparison.AtMost;
        return new Requirement
        {
            Text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Metric = MetricOf(name, comparison, threshold, text, task, classCount),
            Comparison = comparison,
            Threshold = threshold,
            Slice = Slice(match.Groups["slice"]),
            Confidence = confidence,
        };
    }

    /// <summary>Reads a requirement where the task is not known yet: the metric may belong to any task.</summary>
    /// <param name="text">The user's text.</param>
    /// <exception cref="MillibarException">The text does not parse, no task has the metric, or the threshold is impossible.</exception>
    public static Requirement ParseForAnyTask(string text)
    {
        MillibarException? first = null;
        foreach (var task in Enum.GetValues<TaskKind>())
        {
            try
            {
                return Parse(text, task, task == TaskKind.Regression ? 0 : int.MaxValue);
            }
            catch (MillibarException wrong)
            {
                // A name that one task lacks another may have; what is wrong for every task is told as the first saw it.
                first = first is { Code: not "requirement-metric" } ? first : wrong;
            }
        }

        throw first!;
    }

    private static string? Slice(Group group) => group.Success ? group.Value.Trim('"') : null;

    private static string MetricOf(string name, Comparison comparison, double threshold, string text, TaskKind task, int classCount)
    {
        if (OperationalMetric.Names.Contains(name))
        {
            if (comparison == Comparison.AtLeast) throw WrongDirection(name, "<=", text);
            if (threshold < 0) throw OutOfRange(name, threshold, 0, double.PositiveInfinity, text);
            return name;
        }

        var metric = AllMetrics.Find(name, task, classCount)
            ?? throw UnknownMetric(name, task, text);
        if (metric.HigherIsBetter != (comparison == Comparison.AtLeast))
            throw WrongDirection(metric.Name, metric.HigherIsBetter ? ">=" : "<=", text);
        if (threshold < metric.Lowest || threshold > metric.Highest)
            throw OutOfRange(metric.Name, threshold, metric.Lowest, metric.Highest, text);
        return metric.Name;
    }

    private static MillibarException UnknownMetric(string name, TaskKind task, string text)
    {
        var names = AllMetrics.Names(task).Concat(OperationalMetric.Names).ToArray();
        var other = Enum.GetValues<TaskKind>().FirstOrDefault(t => t != task && AllMetrics.Names(t).Contains(name), task);
        var what = other == task
            ? $"There is no metric called '{name}'; the nearest is '{NearestName.Find(name, names) ?? names[0]}'."
            : $"'{name}' is a metric for {Word(other)} tasks, and this is a {Word(task)} task.";
        return new MillibarException("requirement-metric", what, $"--require \"{text}\"", $"Use one of: {string.Join(", ", names)}.");
    }

    private static MillibarException WrongDirection(string name, string right, string text) =>
        new("requirement-direction", $"A threshold on {name} goes the other way: {(right == ">=" ? "higher" : "lower")} is better.", $"--require \"{text}\"", $"Write {name} {right} NUMBER.");

    private static MillibarException OutOfRange(string name, double threshold, double low, double high, string text) =>
        new("requirement-range", $"{name} can never be {threshold.ToString(CultureInfo.InvariantCulture)}: it lies between {low} and {high}.", $"--require \"{text}\"", "Give a threshold inside the metric's range (fractions, not per cent).");

    private static double Number(Group group, string text) =>
        double.TryParse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new MillibarException("requirement-syntax", $"'{group.Value}' is not a number.", $"--require \"{text}\"", $"Write {Grammar}.");

    private static string Word(TaskKind task) => task switch
    {
        TaskKind.Binary => "binary",
        TaskKind.Multiclass => "multiclass",
        _ => "regression",
    };

    [GeneratedRegex(@"^\s*(?<metric>[A-Za-z_][A-Za-z0-9_]*)\s*(?<comparison>>=|<=)\s*(?<threshold>[-+]?[0-9.][0-9.eE+-]*)\s*(on\s+(?<slice>""[^""]+""|[A-Za-z_][A-Za-z0-9_.-]*)\s*)?(at\s+(?<confidence>[0-9.]+)\s*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
