namespace Millibar.Statistics;

/// <summary>The two-sample test of Kolmogorov and Smirnov: do two samples of numbers come from one distribution?</summary>
internal static class KolmogorovSmirnovTest
{
    /// <summary>Chance of a distance as large as <paramref name="distance"/>, or larger, between two samples of one distribution.</summary>
    /// <param name="distance">Largest difference of the two empirical distribution functions, 0 to 1.</param>
    /// <param name="first">Numbers in the first sample, at least 1.</param>
    /// <param name="second">Numbers in the second, at least 1.</param>
    /// <returns>0 to 1. Too large where numbers are tied, so never too eager.</returns>
    /// <remarks>Assumes independent rows. Source: the asymptotic law with the correction of M. A. Stephens, J. R. Stat. Soc. B 32 (1970) 115-122.</remarks>
    public static double PValue(double distance, int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(second, 1);
        if (!(distance is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(distance), distance, "0 to 1");
        var root = Math.Sqrt((double)first * second / (first + (double)second));
        var scaled = (root + 0.12 + 0.11 / root) * distance;
        // The series converges slowly near 0, where its sum is 1 to all digits.
        if (scaled < 0.2) return 1;
        double sum = 0;
        for (var j = 1; j <= 100; j++)
        {
            var term = Math.Exp(-2 * j * j * scaled * scaled);
            sum += j % 2 == 1 ? term : -term;
            if (term < 1e-16) break;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
