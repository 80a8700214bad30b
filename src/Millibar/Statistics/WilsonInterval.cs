namespace Millibar.Statistics;

/// <summary>The Wilson score interval of a proportion: the one to report.</summary>
public static class WilsonInterval
{
    /// <summary>The Wilson score interval of <paramref name="successes"/> out of <paramref name="trials"/>.</summary>
    /// <param name="successes">Rows that count; 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Independent rows judged; at least 1.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <returns>An interval in [0, 1], never a single point; its value is the plain fraction, not the centre.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside the range stated above.</exception>
    /// <remarks>
    /// <para>Assumes independent rows; metric intervals work out an effective number of trials for weights and clusters.</para>
    /// <para>Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212.</para>
    /// </remarks>
    public static Interval Of(int successes, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        return OfShare((double)successes / trials, trials, level);
    }

    /// <summary>The same for a share of an effective, not necessarily whole, number of trials (above 0).</summary>
    internal static Interval OfShare(double share, double trials, double level)
    {
        var z = NormalLaw.TwoSided(level);
        var shrink = 1 + z * z / trials;
        var centre = (share + z * z / (2 * trials)) / shrink;
        var half = z / shrink * Math.Sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials));
        return new Interval(share, share <= 0 ? 0 : Math.Max(0, centre - half), share >= 1 ? 1 : Math.Min(1, centre + half), level);
    }
}
