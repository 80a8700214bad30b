using System.Collections.Immutable;
using Millibar.Statistics.Metrics;
using Millibar.Statistics.Resampling;

namespace Millibar.Statistics;

/// <summary>Metrics of scored rows with their intervals.</summary>
/// <remarks>
/// <para>Which interval: accuracy, recall_topK, recall and precision by Wilson; roc_auc by DeLong on the logit scale;
/// median_absolute_error by inverting the interval of a proportion (Woodruff 1952); the rest by a BCa bootstrap of
/// 2,000 resamples, in which all metrics share the resamples. Functions of the confusion matrix (f1, f1_macro, mcc, balanced_accuracy,
/// cohen_kappa) keep each class' rows in every resample. Means over rows (log_loss, brier, cost) and average_precision do not: they
/// move with the share of each class, which is a matter of chance too (with 15 positives in 150 rows, keeping it fixed covered .79 to .84
/// where .95 was meant). expected_calibration_error is biased upwards: its lower end reaches 0 for a calibrated model.</para>
/// <para>Where <see cref="ScoredRows.Clusters"/> is set, clusters are the units: Wilson with the effective number of rows, DeLong by
/// clusters (Obuchowski, Biometrics 53, 1997), the bootstrap over clusters. Weights are used throughout.</para>
/// <para>Few rows: with m rows in the smallest class, bootstrap limits are taken farther out by Student's t with m - 1 degrees of
/// freedom (Hesterberg, Am. Stat. 69, 2015), and DeLong uses that t in place of z. Below 30 positives plain bootstrap limits are too narrow; these are not.</para>
/// <para>Every interval holds its value, stays in the metric's range, and at a perfect score has a width: there, and wherever all
/// resamples agree, the bound is what the metric would be if as many rows were wrong (or right) as Wilson's bound for 0 of n allows.</para>
/// </remarks>
public static class MetricInterval
{
    /// <summary>Resamples of the bootstrap.</summary>
    internal const int Resamples = 2000;

    /// <summary>All metrics with their intervals. Metrics that are undefined on these rows (mape when every true value is 0) are left out.</summary>
    /// <param name="metrics">Metrics of the rows' task.</param>
    /// <param name="rows">n scored rows, at least 1.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <param name="random">Source of the resamples; forked by name, so what was drawn before does not matter.</param>
    /// <param name="ct">Cancels; looked at every resample.</param>
    /// <returns>By metric name.</returns>
    /// <exception cref="MillibarException">See <see cref="Metric.Measure"/>.</exception>
    /// <remarks>Cost: n log n, and 2,000 x min(n, 4,000) for sums over rows; functions of the confusion matrix draw its cells, not rows.</remarks>
    public static ImmutableSortedDictionary<string, Interval> OfAll(
        IReadOnlyList<Metric> metrics, ScoredRows rows, double level, RandomStream random, CancellationToken ct)
    {
        NormalLaw.RequireLevel(level);
        ScoredRowsCheck.Require(rows);
        return IntervalsByForm.Of(metrics, rows, level, random, ct);
    }

    /// <summary>One metric with its interval.</summary>
    /// <inheritdoc cref="OfAll"/>
    /// <param name="metric">A metric of the rows' task.</param>
    /// <param name="rows">n scored rows, at least 1.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <param name="random">Source of the resamples; forked by name, so what was drawn before does not matter.</param>
    /// <param name="ct">Cancels; looked at every resample.</param>
    /// <returns>The metric's value and interval.</returns>
    public static Interval Of(Metric metric, ScoredRows rows, double level, RandomStream random, CancellationToken ct)
    {
        NormalLaw.RequireLevel(level);
        _ = metric.Measure(rows);
        return IntervalsByForm.Of([metric], rows, level, random, ct)[metric.Name];
    }
}
