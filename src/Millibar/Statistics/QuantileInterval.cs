using MathNet.Numerics.Distributions;

namespace Millibar.Statistics;

/// <summary>The interval of a quantile between two order statistics, whatever the distribution.</summary>
/// <remarks>
/// The number of values below the quantile is binomial. Assumes independent values. Source: W. J. Conover, Practical Nonparametric
/// Statistics, 3rd ed. (1999), section 3.2.
/// </remarks>
internal static class QuantileInterval
{
    /// <summary>The interval, and whether the values reach far enough to bound the quantile from above.</summary>
    /// <param name="sorted">n values in rising order, at least 1.</param>
    /// <param name="share">Which quantile, strictly between 0 and 1.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <returns>Where a bound would lie beyond the values (the 99th percentile of fewer than 368, say) the outermost value stands in for it.</returns>
    public static (Interval Interval, bool BoundedAbove) Of(ReadOnlySpan<double> sorted, double share, double level)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length);
        NormalLaw.RequireLevel(share);
        NormalLaw.RequireLevel(level);
        var (n, tail) = (sorted.Length, (1 - level) / 2);
        double Below(int count) => Binomial.CDF(share, n, count); // P(at most so many values lie below the quantile)
        var middle = Math.Min(n - 1, (int)(n * share));
        var low = middle;
        while (low > 0 && Below(low) > tail) low--;
        var high = middle;
        while (high < n - 1 && Below(high) < 1 - tail) high++;
        return (new Interval(sorted[middle], sorted[low], sorted[high], level), Below(high) >= 1 - tail);
    }
}
