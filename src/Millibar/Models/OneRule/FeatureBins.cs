using Millibar.Models.Features;

namespace Millibar.Models.OneRule;

/// <summary>How one feature sorts rows into bins; the last bin is for missing values.</summary>
/// <param name="Feature">Index among the numeric or the categorical features.</param>
/// <param name="IsNumeric">Which of the two.</param>
/// <param name="Cuts">Upper ends of the ranges but the last, ascending; a value equal to a cut belongs below it. Empty for categories.</param>
/// <param name="LevelBins">Bin of each level, then of unseen levels. Empty for numbers.</param>
/// <param name="Count">Number of bins, the one for missing values included.</param>
internal sealed record FeatureBins(int Feature, bool IsNumeric, float[] Cuts, int[] LevelBins, int Count)
{
    private const int MostRanges = 16;

    /// <summary>Rows a bin needs, as Holte recommends.</summary>
    private const int LeastRows = 6;

    /// <summary>Bin of a row.</summary>
    public int Of(FeatureMatrix features, int row)
    {
        if (!IsNumeric)
        {
            var code = features.Categories[Feature].Codes[row];
            return code < 0 ? Count - 1 : LevelBins[Math.Min(code, LevelBins.Length - 1)];
        }

        var value = features.Numeric[Feature].Values[row];
        if (float.IsNaN(value)) return Count - 1;
        var low = 0;
        var high = Cuts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value <= Cuts[middle]) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>Ranges with about equal numbers of rows.</summary>
    public static FeatureBins OfNumbers(int feature, float[] values, int[] rows)
    {
        var sorted = rows.Select(r => values[r]).Where(v => !float.IsNaN(v)).ToArray();
        Array.Sort(sorted);
        var ranges = Math.Min(MostRanges, sorted.Length / LeastRows);
        var cuts = new List<float>(MostRanges);
        var below = 0;
        for (var b = 1; b < ranges; b++)
        {
            var end = Math.Max((int)((long)sorted.Length * b / ranges), below + LeastRows);
            if (end >= sorted.Length) break;
            // Equal values stay together.
            while (end < sorted.Length && sorted[end] == sorted[end - 1]) end++;
            if (sorted.Length - end < LeastRows) break;
            if (end <= below) continue;
            cuts.Add(sorted[end - 1]);
            below = end;
        }

        return new FeatureBins(feature, IsNumeric: true, [.. cuts], [], cuts.Count + 2);
    }

    /// <summary>One bin a level; levels with too few rows share one, which also takes unseen levels.</summary>
    public static FeatureBins OfLevels(int feature, CategoryFeature category, int[] rows)
    {
        var counts = new int[category.LevelCount];
        foreach (var row in rows)
            if (category.Codes[row] >= 0) counts[category.Codes[row]]++;
        var bins = new int[category.LevelCount + 1];
        var next = 0;
        for (var l = 0; l < counts.Length; l++) bins[l] = counts[l] >= LeastRows ? next++ : -1;
        for (var l = 0; l < bins.Length; l++)
            if (l == counts.Length || bins[l] < 0) bins[l] = next;
        return new FeatureBins(feature, IsNumeric: false, [], bins, next + 2);
    }

    /// <summary>Every second cut: half as many ranges.</summary>
    public FeatureBins Halved() => this with { Cuts = [.. Cuts.Where((_, i) => i % 2 == 1)], Count = Cuts.Length / 2 + 2 };
}
