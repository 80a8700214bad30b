using MathNet.Numerics;

namespace Millibar.Statistics;

/// <summary>Pearson's chi-square test of homogeneity: do two samples of categories come from one distribution?</summary>
internal static class HomogeneityTest
{
    private const double FewestExpected = 5;

    /// <summary>Statistic, degrees of freedom and chance of a statistic as large or larger under one distribution.</summary>
    /// <param name="first">Rows of the first sample in each of k categories, none negative, at least one row.</param>
    /// <param name="second">The same of the second sample.</param>
    /// <returns>A p-value of 1 where fewer than two categories can be compared.</returns>
    /// <remarks>
    /// Assumes independent rows. Categories that expect fewer than five rows in a sample are thrown together (W. G. Cochran, Biometrics 10 (1954) 417-451).
    /// </remarks>
    public static (double Statistic, int Freedom, double PValue) Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length) throw new ArgumentException("both samples need a count for each category", nameof(second));
        long n = 0, m = 0;
        foreach (var count in first) n += count;
        foreach (var count in second) m += count;
        if (n == 0 || m == 0) throw new ArgumentException("each sample needs a row", nameof(first));
        double total = n + m, smaller = Math.Min(n, m), statistic = 0;
        long restFirst = 0, restSecond = 0;
        var cells = 0;
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] + second[i] == 0) continue;
            if ((first[i] + (double)second[i]) / total * smaller < FewestExpected) (restFirst, restSecond) = (restFirst + first[i], restSecond + second[i]);
            else Take(first[i], second[i]);
        }

        if (restFirst + restSecond > 0) Take(restFirst, restSecond);
        return cells < 2 ? (0, 0, 1) : (statistic, cells - 1, Math.Clamp(SpecialFunctions.GammaUpperRegularized((cells - 1) / 2.0, statistic / 2), 0, 1));

        void Take(double a, double b)
        {
            cells++;
            var (expectedA, expectedB) = ((a + b) * n / total, (a + b) * m / total);
            statistic += (a - expectedA) * (a - expectedA) / expectedA + (b - expectedB) * (b - expectedB) / expectedB;
        }
    }
}
