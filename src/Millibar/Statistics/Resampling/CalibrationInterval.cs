using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>The interval of expected calibration error, which is biased upwards and piles up near 0.</summary>
/// <remarks>
/// Lower end: by the triangle inequality the measured error is off by at most the sum over bins of the gaps' own errors; that sum's
/// quantile is resampled. A calibrated model's interval then starts at 0 as often as the level says. Upper end: the percentile of the
/// resampled error, whose bias is on the safe side.
/// </remarks>
internal static class CalibrationInterval
{
    public static Interval Of(ScoredRows rows, RowUnits units, double level, RandomStream random, CancellationToken ct)
    {
        var error = SumsStatistic.OfCalibration(rows, units);
        var distance = SumsStatistic.OfCalibrationDistance(rows, units);
        var replicates = Bootstrap.Replicate(units.Strata, [error, distance], MetricInterval.Resamples, random, ct);
        var counts = new double[units.Strata.Units];
        units.Strata.Observed(counts);
        var value = error.Of(counts);
        foreach (var r in replicates) Array.Sort(r);
        var tail = NormalLaw.Below(BcaLimits.Reach(level, units.Strata.Smallest));
        return new Interval(value, value - BcaLimits.Quantile(replicates[1], tail), BcaLimits.Quantile(replicates[0], tail), level);
    }
}
