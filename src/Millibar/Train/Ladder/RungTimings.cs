using Millibar.Statistics;
using Millibar.Statistics.Resampling;

namespace Millibar.Train.Ladder;

/// <summary>The clock's readings of one rung.</summary>
/// <param name="CallMs">Milliseconds of single-row calls, rising; at least one.</param>
/// <param name="FitSeconds">Seconds of the fit on the whole training part.</param>
/// <param name="FoldSeconds">Seconds of the fit of each fold.</param>
internal sealed record RungTimings(double[] CallMs, double FitSeconds, double[] FoldSeconds)
{
    /// <summary>A quantile of single-row latency, in milliseconds, between two order statistics.</summary>
    public OperationalValue Latency(double share, double level)
    {
        var (interval, bounded) = QuantileInterval.Of(CallMs, share, level);
        return new OperationalValue(interval, CallMs.Length, bounded);
    }

    /// <summary>Seconds of the fit on the whole training part: where another such fit would be timed.</summary>
    /// <remarks>Student's prediction interval, with the folds' relative scatter: folds fit fewer rows, but scatter alike.</remarks>
    public OperationalValue Fit(double level)
    {
        var n = FoldSeconds.Length;
        var mean = n == 0 ? 0 : FoldSeconds.Average();
        if (n < 2 || mean <= 0) return new OperationalValue(new Interval(FitSeconds, FitSeconds, FitSeconds, level), n, BoundedAbove: false);
        var scatter = Math.Sqrt(FoldSeconds.Sum(s => (s - mean) * (s - mean)) / (n - 1)) / mean;
        var reach = FitSeconds * scatter * BcaLimits.StudentReach(level, n - 1) * Math.Sqrt(1 + 1.0 / n);
        return new OperationalValue(new Interval(FitSeconds, Math.Max(0, FitSeconds - reach), FitSeconds + reach, level), n, BoundedAbove: true);
    }
}
