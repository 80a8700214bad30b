using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Trial.Pictures;

/// <summary>True against predicted values of a seeded sample of rows.</summary>
internal static class Residuals
{
    private const int MostRows = 500;

    public static ImmutableArray<ResidualPoint> Of(ScoredRows scored, RandomStream random)
    {
        if (scored.Task != TaskKind.Regression) return [];
        var rows = Enumerable.Range(0, scored.Count).ToArray();
        random.Shuffle<int>(rows);
        return [.. rows.Take(MostRows).Order().Select(r => new ResidualPoint(scored.TrueValue[r], scored.PredictedValue[r]))];
    }
}
