namespace Millibar.Statistics;

/// <summary>Sample quantiles without sorting the sample.</summary>
internal static class Quantiles
{
    /// <summary>The smallest value that at least a share <paramref name="probability"/> of the values does not exceed (type 1 of Hyndman and Fan).</summary>
    /// <param name="values">n values, at least one, none NaN; they are reordered.</param>
    /// <param name="probability">0 to 1.</param>
    /// <remarks>Cost: linear in n on average (quickselect, Hoare 1961, middle of three as pivot). Source: R. J. Hyndman and Y. Fan, Am. Stat. 50 (1996) 361-365.</remarks>
    public static double Select(Span<double> values, double probability)
    {
        if (values.IsEmpty) throw new ArgumentException("no values", nameof(values));
        if (!(probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "0 to 1");
        return Nth(values, Math.Clamp((int)Math.Ceiling(probability * values.Length) - 1, 0, values.Length - 1));
    }

    private static double Nth(Span<double> values, int wanted)
    {
        var (left, right) = (0, values.Length - 1);
        while (left < right)
        {
            var pivot = MiddleOf(values[left], values[(left + right) / 2], values[right]);
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (wanted <= j) right = j;
            else if (wanted >= i) left = i;
            else break;
        }

        return values[wanted];
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
