namespace Millibar.Statistics;

/// <summary>Holm's correction for several comparisons.</summary>
internal static class Holm
{
    /// <summary>Adjusted p-values: comparing each with alpha keeps the chance of any false finding at alpha.</summary>
    /// <param name="pValues">m p-values, each 0 to 1.</param>
    /// <returns>m adjusted p-values in the given order, never below the given ones, at most 1.</returns>
    /// <remarks>Needs no independence. Source: S. Holm, Scand. J. Stat. 6 (1979) 65-70.</remarks>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var m = pValues.Length;
        var sorted = pValues.ToArray();
        var order = new int[m];
        for (var i = 0; i < m; i++)
        {
            if (!(sorted[i] is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(pValues), sorted[i], "0 to 1");
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var adjusted = new double[m];
        double running = 0;
        for (var rank = 0; rank < m; rank++)
        {
            running = Math.Max(running, Math.Min(1, (m - rank) * sorted[rank]));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }
}
