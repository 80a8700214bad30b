using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Train.Ladder;

namespace Millibar.Trial.Estimate;

/// <summary>The chosen rung on rows that had no part in choosing it: what requirements are judged on.</summary>
/// <param name="Kind"><c>test</c> or <c>nested-cv</c>.</param>
/// <param name="Rows">The rows, in the order of <paramref name="Scored"/>.</param>
/// <param name="Scored">Predictions beside the truth.</param>
/// <param name="DistinctRows">Distinct rows among them.</param>
/// <param name="Correction">By how much intervals are widened; 1 for a test part.</param>
internal sealed record CandidateEstimate(string Kind, int[] Rows, ScoredRows Scored, int DistinctRows, double Correction)
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

    /// <summary>The same on some rows only; null when none of them is among those that judge.</summary>
    public CandidateEstimate? On(int[] part, LadderPlan plan)
    {
        var wanted = part.ToHashSet();
        int[] places = [.. Enumerable.Range(0, Rows.Length).Where(place => wanted.Contains(Rows[place]))];
        if (places.Length == 0) return null;
        var rows = Array.ConvertAll(places, place => Rows[place]);
        return this with { Rows = rows, Scored = plan.Score(rows, plan.Take(Scored.Output, places)), DistinctRows = plan.DistinctRows(rows) };
    }

    private Interval Corrected(Metric metric, Interval interval) => interval.Widen(Correction).Clip(metric.Lowest, metric.Highest);
}
