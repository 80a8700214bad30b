using System.Collections.Immutable;

namespace Millibar.Train.LearningCurves;

/// <summary>A plan to collect data in rounds: measure again after each, and stop as soon as the target is met.</summary>
/// <remarks>Source: R. Mahmood et al., "How much more data do I need?", CVPR 2022: up to five rounds, the optimistic estimate first.</remarks>
internal static class CollectionRounds
{
    private const double HighestGrowth = 3;
    private const int MostRounds = 5;

    /// <summary>Total rows after each round.</summary>
    /// <param name="current">Rows at hand, at least 1.</param>
    /// <param name="low">The optimistic need.</param>
    /// <param name="high">The pessimistic need, at least <paramref name="low"/>.</param>
    /// <returns>Ascending, at most 5, each at most 3 times the one before; empty when nothing is to be collected.</returns>
    public static ImmutableArray<int> Plan(int current, int low, int high)
    {
        var rounds = ImmutableArray.CreateBuilder<int>();
        var from = current;
        foreach (var goal in (ReadOnlySpan<int>)[low, high])
        {
            if (goal <= from) continue;
            var steps = (int)Math.Ceiling(Math.Log((double)goal / from) / Math.Log(HighestGrowth) - 1e-9);
            for (var step = 1; step <= steps && rounds.Count < MostRounds; step++)
                rounds.Add(step == steps ? goal : (int)(from * Math.Pow((double)goal / from, (double)step / steps)));
            from = rounds[^1];
        }

        return rounds.ToImmutable();
    }
}
