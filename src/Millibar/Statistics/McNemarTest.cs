using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Millibar.Statistics;

/// <summary>Whether two classifiers on the same rows differ, from the rows on which exactly one of them is right.</summary>
/// <remarks>Source: Q. McNemar, Psychometrika 12 (1947); mid-p: M. W. Fagerland et al., BMC Med. Res. Methodol. 13 (2013) 91.</remarks>
internal static class McNemarTest
{
    /// <summary>The chi-square statistic with one degree of freedom, and its p-value.</summary>
    /// <param name="firstOnly">Rows that only the first gets right; at least 0.</param>
    /// <param name="secondOnly">Rows that only the second gets right; at least 0.</param>
    /// <param name="corrected">Whether to take 1 off the difference (Edwards).</param>
    /// <returns>Statistic 0 and p 1 where the two never differ.</returns>
    public static (double Statistic, double PValue) ChiSquare(int firstOnly, int secondOnly, bool corrected)
    {
        Require(firstOnly, secondOnly);
        var n = firstOnly + secondOnly;
        if (n == 0) return (0, 1);
        var gap = Math.Abs((double)firstOnly - secondOnly);
        if (corrected) gap = Math.Max(0, gap - 1);
        var statistic = gap * gap / n;
        return (statistic, SpecialFunctions.Erfc(Math.Sqrt(statistic / 2)));
    }

    /// <summary>The exact two-sided p-value.</summary>
    /// <param name="firstOnly">Rows that only the first gets right; at least 0.</param>
    /// <param name="secondOnly">Rows that only the second gets right; at least 0.</param>
    public static double ExactPValue(int firstOnly, int secondOnly)
    {
        Require(firstOnly, secondOnly);
        var n = firstOnly + secondOnly;
        return n == 0 ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, n, Math.Min(firstOnly, secondOnly)));
    }

    /// <summary>The two-sided mid-p value: less conservative than the exact one, and the one to use.</summary>
    /// <param name="firstOnly">Rows that only the first gets right; at least 0.</param>
    /// <param name="secondOnly">Rows that only the second gets right; at least 0.</param>
    public static double MidPValue(int firstOnly, int secondOnly)
    {
        Require(firstOnly, secondOnly);
        var n = firstOnly + secondOnly;
        if (n == 0) return 1;
        var least = Math.Min(firstOnly, secondOnly);
        var point = Binomial.PMF(0.5, n, least);
        return Math.Min(1, 2 * Binomial.CDF(0.5, n, least) - point);
    }

    private static void Require(int firstOnly, int secondOnly)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstOnly);
        ArgumentOutOfRangeException.ThrowIfNegative(secondOnly);
    }
}
