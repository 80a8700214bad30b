namespace Millibar.Statistics.Agreement;

/// <summary>The interval of a coefficient where not a single disagreement was seen: a linearised variance and a bootstrap both find no spread there.</summary>
/// <remarks>
/// Of n items, none with a disagreement, the share that disagree is at most d = 1 - (tail)^(1/n), Clopper and Pearson's bound for 0 of n (about 3.7/n at 95 %,
/// two-sided; the "rule of three" is its one-sided kin). Put into (observed - chance) / (1 - chance), with the chance agreement as seen, the lower limit is
/// 1 - d / (1 - chance). A disagreement on a scale with weights counts as a whole one, so the limit is never too high for that.
/// </remarks>
internal static class WholeAgreement
{
    /// <summary>Whether an observed agreement is whole but for rounding.</summary>
    public static bool Is(double observed) => observed >= 1 - 1e-12;

    /// <summary>From the lower limit to 1.</summary>
    /// <param name="chance">Agreement by chance, below 1.</param>
    /// <param name="items">Items with two answers or more; at least 1.</param>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Of(double chance, double items, double level) =>
        new(1, Math.Max(-1, 1 - ClopperPearsonInterval.UpperBound(0, (int)Math.Min(items, int.MaxValue), (1 - level) / 2) / (1 - chance)), 1, level);
}
