namespace Millibar.Statistics;

/// <summary>Intervals of a difference between two proportions, built from their Wilson intervals.</summary>
public static class NewcombeInterval
{
    /// <summary>Difference of two independent proportions, first minus second (hybrid score).</summary>
    /// <param name="successes1">0 to <paramref name="trials1"/>.</param>
    /// <param name="trials1">At least 1.</param>
    /// <param name="successes2">0 to <paramref name="trials2"/>.</param>
    /// <param name="trials2">At least 1.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    /// <remarks>Source: R. G. Newcombe, Stat. Med. 17 (1998) 873-890, method 10.</remarks>
    public static Interval Independent(int successes1, int trials1, int successes2, int trials2, double level = 0.95)
    {
        var a = WilsonInterval.Of(successes1, trials1, level);
        var b = WilsonInterval.Of(successes2, trials2, level);
        return Combine(a, b, 0);
    }

    /// <summary>Difference of two proportions on the same rows, first minus second (score method with correlation).</summary>
    /// <param name="both">Rows that count for both.</param>
    /// <param name="firstOnly">Rows that count for the first only.</param>
    /// <param name="secondOnly">Rows that count for the second only.</param>
    /// <param name="neither">Rows that count for neither.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <returns>Never a single point, also where the two agree on every row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or all are 0.</exception>
    /// <remarks>Source: R. G. Newcombe, Stat. Med. 17 (1998) 2635-2650, method 10. Assumes independent rows.</remarks>
    public static Interval Paired(int both, int firstOnly, int secondOnly, int neither, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(neither);
        return PairedCounts(both, firstOnly, secondOnly, neither, level);
    }

    /// <summary>The same for effective, not necessarily whole, counts.</summary>
    internal static Interval PairedCounts(double both, double firstOnly, double secondOnly, double neither, double level)
    {
        var n = both + firstOnly + secondOnly + neither;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        var first = WilsonInterval.OfShare(Math.Min(1, (both + firstOnly) / n), n, level);
        var second = WilsonInterval.OfShare(Math.Min(1, (both + secondOnly) / n), n, level);
        var product = (both + firstOnly) * (secondOnly + neither) * (both + secondOnly) * (firstOnly + neither);
        var excess = both * neither - firstOnly * secondOnly;
        // Newcombe's continuity correction, for positive association only.
        var phi = product <= 0 ? 0 : (excess > n / 2 ? excess - n / 2 : Math.Min(excess, 0)) / Math.Sqrt(product);
        return Combine(first, second, phi);
    }

    private static Interval Combine(Interval a, Interval b, double phi)
    {
        var difference = a.Value - b.Value;
        return new Interval(
            difference,
            Math.Max(-1, difference - Hybrid(a.Value - a.Low, b.High - b.Value, phi)),
            Math.Min(1, difference + Hybrid(a.High - a.Value, b.Value - b.Low, phi)),
            a.Level);
    }

    private static double Hybrid(double x, double y, double phi) => Math.Sqrt(Math.Max(0, x * x - 2 * phi * x * y + y * y));
}
