using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>The paired interval of a gain, by the metric's form.</summary>
internal static class GainsByForm
{
    /// <summary>Row draws that a median of many rows may cost in all.</summary>
    private const int RowBudget = 40_000_000;

    public static Interval Of(
        Metric metric, ScoredRows candidate, ScoredRows baseline, double level, RandomStream random, CancellationToken ct)
    {
        var sign = metric.HigherIsBetter ? 1.0 : -1.0;
        var interval = metric.Form switch
        {
            MetricForm.Share share when SameCounted(share, candidate, baseline) => OfShare(share, candidate, baseline, level),
            MetricForm.RocArea => AreaInterval.Difference(candidate, baseline, level),
            MetricForm.Cells cells => OfCells(metric, cells, candidate, baseline, level, random, ct),
            MetricForm.AveragePrecision when candidate.Count > PrecisionInfluence.Enough => OfAveragePrecision(candidate, baseline, level, random),
            _ => OfRows(metric, candidate, baseline, level, random, ct),
        };

        var value = sign * (metric.Measure(candidate) - metric.Measure(baseline));
        interval = interval with { Value = value, Low = Math.Min(interval.Low, value), High = Math.Max(interval.High, value) };
        var range = metric.Highest - metric.Lowest;
        return double.IsFinite(range) ? interval.Clip(-range, range) : interval;
    }

    private static bool SameCounted(MetricForm.Share form, ScoredRows candidate, ScoredRows baseline)
    {
        var a = form.Mark(candidate).Counts;
        var b = form.Mark(baseline).Counts;
        return a is null ? b is null : b is not null && a.AsSpan().SequenceEqual(b);
    }

    private static Interval OfShare(MetricForm.Share form, ScoredRows candidate, ScoredRows baseline, double level)
    {
        var (counts, first) = form.Mark(candidate);
        var (_, second) = form.Mark(baseline);
        var (clusterOfRow, clusters) = RowUnits.Clusters(candidate);
        var (both, firstOnly, secondOnly, neither) =
            EffectiveTrials.OfPair(counts, first, second, candidate.Weights, clusterOfRow, clusters);
        return both + firstOnly + secondOnly + neither > 0
            ? NewcombeInterval.PairedCounts(both, firstOnly, secondOnly, neither, level)
            : new Interval(0, -1, 1, level);
    }

    private static Interval OfCells(
        Metric metric, MetricForm.Cells form, ScoredRows candidate, ScoredRows baseline, double level, RandomStream random, CancellationToken ct)
    {
        var table = CellTable.Of(candidate, Decisions.Of(candidate, form.Decide), Decisions.Of(baseline, form.Decide), !form.RowMean);
        var interval = table is null
            ? OfRows(metric, candidate, baseline, level, random, ct)
            : Resampled(metric, table.Strata, table.First(form, candidate), table.Second(form, baseline), MetricInterval.Resamples, level, random, ct);
        if (interval.High - interval.Low > 1e-12) return interval;

        // The two decide alike on every row: allow for the rows not seen on which they would not.
        var share = EdgeBound.UnseenShare(RowUnits.Clusters(candidate).Count, level);
        var (worse, better) = EdgeBound.OfCells(form, candidate, share, metric.HigherIsBetter);
        var reach = Math.Max(Math.Abs(worse - form.Measure(candidate)), Math.Abs(better - form.Measure(candidate)));
        return interval with { Low = interval.Value - reach, High = interval.Value + reach };
    }

    private static Interval OfRows(
        Metric metric, ScoredRows candidate, ScoredRows baseline, double level, RandomStream random, CancellationToken ct)
    {
        var units = RowUnits.Of(candidate, random.Fork("units"), metric.Form is MetricForm.Cells { RowMean: false });
        var resamples = metric.Form is MetricForm.MedianError
            ? Math.Clamp(RowBudget / candidate.Count, 200, MetricInterval.Resamples)
            : MetricInterval.Resamples;
        return Resampled(
            metric, units.Strata,
            IntervalsByForm.Statistic(metric.Form, candidate, units), IntervalsByForm.Statistic(metric.Form, baseline, units),
            resamples, level, random, ct);
    }

    private static Interval Resampled(
        Metric metric, Strata strata, IResampledStatistic first, IResampledStatistic second, int resamples, double level,
        RandomStream random, CancellationToken ct)
    {
        var difference = new DifferenceStatistic(first, second, metric.HigherIsBetter ? 1 : -1);
        var replicates = Bootstrap.Replicate(strata, [difference], resamples, random.Fork("resamples"), ct)[0];
        var counts = new double[strata.Units];
        strata.Observed(counts);
        var value = difference.Of(counts);
        // A jackknife is no guide to a median; calibration error is biased: both take what does without an acceleration.
        return metric.Form switch
        {
            MetricForm.CalibrationError => BcaLimits.Basic(value, replicates, level, strata.Smallest),
            MetricForm.MedianError => BcaLimits.Of(value, replicates, 0, level, strata.Smallest),
            _ => BcaLimits.Of(value, replicates, strata.Acceleration(difference, counts, ct), level, strata.Smallest),
        };
    }

    private static Interval OfAveragePrecision(ScoredRows candidate, ScoredRows baseline, double level, RandomStream random)
    {
        var units = RowUnits.Of(candidate, random.Fork("units"), stratified: false);
        var first = RankedRows.OfPositiveClass(candidate);
        var second = RankedRows.OfPositiveClass(baseline);
        var pulls = PrecisionInfluence.Of(first, candidate.Weights);
        var others = PrecisionInfluence.Of(second, baseline.Weights);
        for (var i = 0; i < pulls.Length; i++) pulls[i] -= others[i];
        var value = first.AveragePrecision(candidate.Weights) - second.AveragePrecision(baseline.Weights);
        var half = BcaLimits.StudentReach(level, units.Strata.Smallest - 1) * PrecisionInfluence.StandardError(pulls, units);
        return new Interval(value, value - half, value + half, level);
    }
}
