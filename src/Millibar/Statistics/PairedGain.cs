using Millibar.Statistics.Metrics;
using Millibar.Statistics.Resampling;

namespace Millibar.Statistics;

/// <summary>How much better one set of predictions is than another on the same rows.</summary>
/// <remarks>
/// accuracy, recall_topK and recall by Newcombe's paired interval; roc_auc by paired DeLong; the rest by a stratified paired BCa
/// bootstrap (2,000 resamples; both sides see the same resample). Clusters, weights and few rows as in <see cref="MetricInterval"/>.
/// </remarks>
public static class PairedGain
{
    /// <summary>The gain, turned so that positive means that the candidate is better.</summary>
    /// <param name="metric">A metric of the rows' task.</param>
    /// <param name="candidate">The candidate's n rows.</param>
    /// <param name="baseline">The baseline's n rows: the same rows in the same order.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <param name="random">Source of the resamples; forked by name.</param>
    /// <param name="ct">Cancels; looked at every resample.</param>
    /// <returns>In the metric's unit; the value is the difference of the two measured values.</returns>
    /// <exception cref="ArgumentException">The two are not the same rows: true values, weights or clusters differ.</exception>
    /// <exception cref="MillibarException">See <see cref="Metric.Measure"/>.</exception>
    public static Interval Of(
        Metric metric, ScoredRows candidate, ScoredRows baseline, double level, RandomStream random, CancellationToken ct)
    {
        NormalLaw.RequireLevel(level);
        ScoredRowsCheck.Require(candidate);
        ScoredRowsCheck.Require(baseline);
        ScoredRowsCheck.RequireSameRows(candidate, baseline);
        return GainsByForm.Of(metric, candidate, baseline, level, random, ct);
    }
}
