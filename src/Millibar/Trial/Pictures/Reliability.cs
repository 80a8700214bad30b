using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Trial.Pictures;

/// <summary>How far predicted probabilities came true, in ten bins of about equal size.</summary>
internal static class Reliability
{
    private const int Bins = 10;

    /// <summary>Binary: the positive class; multiclass: the class with the highest probability.</summary>
    public static ImmutableArray<ReliabilityBin> Of(ScoredRows scored)
    {
        if (scored.Task == TaskKind.Regression || scored.Count == 0) return [];
        var pairs = new (double Predicted, bool CameTrue)[scored.Count];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = Pair(scored, i);
        Array.Sort(pairs, (a, b) => a.Predicted.CompareTo(b.Predicted));
        var bins = ImmutableArray.CreateBuilder<ReliabilityBin>();
        var start = 0;
        for (var bin = 1; bin <= Bins && start < pairs.Length; bin++)
        {
            var end = (int)((long)pairs.Length * bin / Bins);
            // Equal predictions stay in one bin.
            while (end < pairs.Length && end > 0 && pairs[end].Predicted == pairs[end - 1].Predicted) end++;
            if (end <= start) continue;
            var inside = pairs.AsSpan(start, end - start);
            var sum = 0.0;
            var hits = 0;
            foreach (var (predicted, cameTrue) in inside)
            {
                sum += predicted;
                if (cameTrue) hits++;
            }

            bins.Add(new ReliabilityBin(sum / inside.Length, WilsonInterval.Of(hits, inside.Length), inside.Length));
            start = end;
        }

        return bins.ToImmutable();
    }

    private static (double Predicted, bool CameTrue) Pair(ScoredRows scored, int row)
    {
        if (scored.Task == TaskKind.Binary) return (scored.Probabilities[row * 2 + 1], scored.TrueClass[row] == 1);
        var best = ConfusionCounts.Predicted(scored, row);
        return (scored.Probabilities[row * scored.ClassCount + best], scored.TrueClass[row] == best);
    }
}
