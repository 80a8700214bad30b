using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Trial.Estimate;

/// <summary>The chosen rung on rows that had no part in choosing it: what requirements are judged on.</summary>
/// <param name="Kind"><c>test</c> or <c>nested-cv</c>.</param>
/// <param name="Scored">Predictions beside the truth.</param>
/// <param name="DistinctRows">Distinct rows among them.</param>
/// <param name="Correction">By how much intervals are widened; 1 for a test part.</param>
internal sealed record CandidateEstimate(string Kind, ScoredRows Scored, int DistinctRows, double Correction)
{
    /// <summary>One metric at one confidence.</summary>
    public Interval Of(Metric metric, double level, RandomStream random, CancellationToken ct) =>
        Corrected(metric, MetricInterval.Of(metric, Scored, level, random.Fork(metric.Name), ct));

    /// <summary>All metrics at one level.</summary>
    public ImmutableSortedDictionary<string, Interval> All(IReadOnlyList<Metric> metrics, double level, RandomStream random, CancellationToken ct)
    {
        var intervals = MetricInterval.OfAll(metrics, Scored, level, random, ct).ToBuilder();
        foreach (var metric in metrics) intervals[metric.Name] = Corrected(metric, intervals[metric.Name]);
        return intervals.ToImmutable();
    }

    private Interval Corrected(Metric metric, Interval interval) => interval.Widen(Correction).Clip(metric.Lowest, metric.Highest);
}
