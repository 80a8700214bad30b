using System.Collections.Immutable;

namespace Millibar.Train.LearningCurves;

/// <summary>Training sizes at which a curve is measured: geometric, counted down from all rows.</summary>
internal static class CurveAnchors
{
    /// <summary>Ratio of neighbouring sizes.</summary>
    public static readonly double Ratio = Math.Sqrt(2);

    /// <summary>Smallest size, classes permitting.</summary>
    public const int Smallest = 32;

    /// <summary>The sizes.</summary>
    /// <param name="all">All training rows of a split.</param>
    /// <param name="classCount">k; 0 for regression.</param>
    /// <returns>Ascending and distinct, the last is <paramref name="all"/>; empty when even the smallest size is too large.</returns>
    public static ImmutableArray<int> Of(int all, int classCount)
    {
        var sizes = ImmutableArray.CreateBuilder<int>();
        var smallest = Math.Max(Smallest, 2 * classCount);
        for (var i = 0; ; i++)
        {
            var size = (int)Math.Round(all / Math.Pow(Ratio, i));
            if (size < smallest) break;
            sizes.Add(size);
        }

        sizes.Reverse();
        return sizes.ToImmutable();
    }
}
