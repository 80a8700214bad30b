using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Trial.Pictures;

/// <summary>Which classes are taken for which.</summary>
internal static class ConfusionCounts
{
    private const int MostClasses = 40;

    /// <summary>Row-major k x k counts, rows true class, columns predicted; empty for regression or above 40 classes.</summary>
    public static ImmutableArray<int> Of(ScoredRows scored)
    {
        if (scored.Task == TaskKind.Regression || scored.ClassCount > MostClasses) return [];
        var counts = new int[scored.ClassCount * scored.ClassCount];
        for (var i = 0; i < scored.Count; i++) counts[scored.TrueClass[i] * scored.ClassCount + Predicted(scored, i)]++;
        return [.. counts];
    }

    /// <summary>The class with the highest probability; binary: the positive one from .5 on.</summary>
    public static int Predicted(ScoredRows scored, int row)
    {
        var k = scored.ClassCount;
        if (k == 2) return scored.Probabilities[row * 2 + 1] >= 0.5 ? 1 : 0;
        var best = 0;
        for (var c = 1; c < k; c++)
            if (scored.Probabilities[row * k + c] > scored.Probabilities[row * k + best]) best = c;
        return best;
    }
}
