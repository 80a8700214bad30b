using System.Collections.Immutable;
using Millibar.Models.Targets;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Trial;

/// <summary>What the trial is measured by.</summary>
/// <param name="Metric">The optimising metric.</param>
/// <param name="Metrics">All metrics to report: the task's, and those that requirements name.</param>
/// <param name="Requirements">The requirements, parsed.</param>
/// <param name="Target">The requirement on the optimising metric (the hardest of several), or null.</param>
internal sealed record Yardstick(Metric Metric, ImmutableArray<Metric> Metrics, ImmutableArray<Requirement> Requirements, Requirement? Target)
{
    /// <summary>Reads metric and requirements out of the options.</summary>
    /// <exception cref="MillibarException">A requirement does not parse, or a metric does not exist for the task.</exception>
    public static Yardstick Of(TrialOptions options, Target target)
    {
        var (task, classes) = (target.Task, target.ClassCount);
        if (task != TaskKind.Binary && (options.FalsePositiveCost != 1 || options.FalseNegativeCost != 1))
            throw new MillibarException("option-cost", $"Costs of false positives and false negatives need a binary task; '{target.Name}' makes a {TrialWords.Code(task)} one.", "--cost", "Leave --cost out, or give --task binary where there are two classes.");
        ImmutableArray<Requirement> requirements = [.. options.Requirements.Select(r => RequirementParser.Parse(r, task, classes))];
        if (requirements.Select(r => UnknownSlice.Of(r, [.. options.Slices.Keys])).FirstOrDefault(wrong => wrong is not null) is { } noSlice) throw noSlice;
        var metric = options.Metric is { } name
            ? AllMetrics.Find(name, task, classes) ?? throw Unknown(name, task)
            : requirements.Select(r => AllMetrics.Find(r.Metric, task, classes)).FirstOrDefault(m => m is not null) ?? AllMetrics.Default(task);
        var metrics = AllMetrics.For(task, classes)
            .Append(metric)
            .Concat(requirements.Select(r => AllMetrics.Find(r.Metric, task, classes)).OfType<Metric>())
            .DistinctBy(m => m.Name)
            .ToImmutableArray();
        var aims = requirements.Where(r => r.Metric == metric.Name && r.Slice is null);
        var hardest = metric.HigherIsBetter ? aims.MaxBy(r => r.Threshold) : aims.MinBy(r => r.Threshold);
        return new Yardstick(metric, metrics, requirements, hardest);
    }

    private static MillibarException Unknown(string name, TaskKind task)
    {
        var names = AllMetrics.Names(task);
        return new MillibarException("metric-unknown", $"There is no metric '{name}' for a {TrialWords.Code(task)} task; the nearest is '{NearestName.Find(name, names) ?? names[0]}'.", "--metric", $"Use one of {string.Join(", ", names)}.");
    }
}
