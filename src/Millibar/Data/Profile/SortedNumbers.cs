using System.Collections.Immutable;

namespace Millibar.Data.Profile;

/// <summary>What can be read off sorted numbers.</summary>
internal static class SortedNumbers
{
    private const int MostBins = 20;
    private static readonly double[] Levels = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    /// <summary>Minimum, 5, 25, 50, 75 and 95 % quantile and maximum; empty without numbers.</summary>
    /// <remarks>Linear interpolation between order statistics, type 7 of Hyndman and Fan, American Statistician 50 (1996) 361-365.</remarks>
    public static ImmutableArray<double> Quantiles(ReadOnlySpan<double> sorted)
    {
        if (sorted.IsEmpty) return [];
        var quantiles = ImmutableArray.CreateBuilder<double>(Levels.Length);
        foreach (var level in Levels)
        {
            var place = level * (sorted.Length - 1);
            var below = (int)place;
            var (low, high) = (sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)]);
            var share = place - below;
            // Written so that the difference of two huge numbers cannot overflow.
            quantiles.Add(low == high ? low : low * (1 - share) + high * share);
        }

        return quantiles.MoveToImmutable();
    }

    /// <summary>Mean of at least one number; finite whenever the numbers are.</summary>
    public static double Mean(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers) sum += number;
        if (double.IsFinite(sum)) return sum / numbers.Length;
        sum = 0.0;
        foreach (var number in numbers) sum += number / numbers.Length;
        return sum;
    }

    /// <summary>Bins of equal width: 20, or as many as there are distinct numbers.</summary>
    public static ImmutableArray<HistogramBin> Histogram(ReadOnlySpan<double> sorted, int distinct)
    {
        if (sorted.IsEmpty) return [];
        var (lowest, highest) = (sorted[0], sorted[^1]);
        var count = Math.Min(MostBins, distinct);
        var bins = ImmutableArray.CreateBuilder<HistogramBin>(count);
        var start = 0;
        for (var bin = 0; bin < count; bin++)
        {
            var low = Edge(lowest, highest, bin, count);
            var high = Edge(lowest, highest, bin + 1, count);
            var end = bin == count - 1 ? sorted.Length : start + CountBelow(sorted[start..], high);
            bins.Add(new HistogramBin(low, high, end - start));
            start = end;
        }

        return bins.MoveToImmutable();
    }

    private static double Edge(double lowest, double highest, int bin, int count) =>
        bin == count ? highest : bin == 0 ? lowest : lowest * ((double)(count - bin) / count) + highest * ((double)bin / count);

    private static int CountBelow(ReadOnlySpan<double> sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < limit) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
