using Millibar.Statistics;

namespace Millibar.Data.Leakage;

/// <summary>How well something predicts, on one scale: 0 is chance, 1 is perfect.</summary>
/// <remarks>Binary: 2 AUC - 1. Multiclass: (accuracy - share of the commonest class) / (1 - that share). Regression: R2.</remarks>
internal static class Skill
{
    /// <summary>Skill of one binned column, learned on one half of the rows and judged on the other, both ways.</summary>
    public static double OfBins(ColumnBins bins, Outcome outcome)
    {
        var rows = outcome.Count;
        var width = Math.Max(1, outcome.Task == TaskKind.Multiclass ? outcome.ClassCount : 1);
        var scores = new double[rows * width];
        for (var half = 0; half < 2; half++) Predict(bins, outcome, half, scores, width);
        // Judged half by half: the two halves' scores are not on one scale.
        return (Of(outcome, scores, width, half: 0) + Of(outcome, scores, width, half: 1)) / 2;
    }

    /// <summary>Skill of predictions made for all rows.</summary>
    /// <param name="outcome">The truth.</param>
    /// <param name="scores">Row-major s x <paramref name="width"/>: for a binary task the score of class 1, for regression the value.</param>
    /// <param name="width">k for multiclass, else 1.</param>
    /// <param name="half">0 or 1 to judge only rows of one half; null for all.</param>
    public static double Of(Outcome outcome, double[] scores, int width, int? half = null)
    {
        int[] rows = [.. Enumerable.Range(0, outcome.Count).Where(row => half is null || HalfOf(row) == half)];
        return outcome.Task switch
        {
            TaskKind.Binary => 2 * Auc(outcome, scores, rows) - 1,
            TaskKind.Multiclass => Hits(outcome, scores, width, rows),
            _ => R2(outcome, scores, rows),
        };
    }

    /// <summary>Half of a row: a fixed scramble of its place, so that sorted files fall into both halves alike.</summary>
    private static int HalfOf(int row) => (int)(((uint)row * 2654435761u) >> 31);

    private static void Predict(ColumnBins bins, Outcome outcome, int half, double[] scores, int width)
    {
        var counts = new double[bins.Count];
        var sums = new double[bins.Count * width];
        double total = 0;
        var totals = new double[width];
        for (var row = 0; row < outcome.Count; row++)
        {
            if (HalfOf(row) == half) continue;
            var bin = bins.Codes[row];
            counts[bin]++;
            total++;
            var (at, value) = outcome.Task switch
            {
                TaskKind.Binary => (0, (double)outcome.Classes[row]),
                TaskKind.Multiclass => (outcome.Classes[row], 1.0),
                _ => (0, outcome.Values[row]),
            };
            sums[bin * width + at] += value;
            totals[at] += value;
        }

        for (var row = 0; row < outcome.Count; row++)
        {
            if (HalfOf(row) != half) continue;
            var bin = bins.Codes[row];
            // One row's worth of the overall mean keeps empty bins and single rows from being extreme.
            for (var k = 0; k < width; k++) scores[row * width + k] = (sums[bin * width + k] + totals[k] / Math.Max(1, total)) / (counts[bin] + 1);
        }
    }

    private static double Auc(Outcome outcome, double[] scores, int[] rows)
    {
        var keys = Array.ConvertAll(rows, row => scores[row]);
        var items = Array.ConvertAll(rows, row => outcome.Classes[row]);
        Array.Sort(keys, items);
        double below = 0, wins = 0, positives = 0;
        for (var i = 0; i < keys.Length;)
        {
            double zeros = 0, ones = 0;
            var start = keys[i];
            for (; i < keys.Length && keys[i] == start; i++)
            {
                if (items[i] == 1) ones++;
                else zeros++;
            }

            wins += ones * (below + zeros / 2);
            below += zeros;
            positives += ones;
        }

        return positives == 0 || below == 0 ? 0.5 : wins / (positives * below);
    }

    private static double Hits(Outcome outcome, double[] scores, int width, int[] rows)
    {
        var counts = new int[width];
        var hits = 0;
        foreach (var row in rows)
        {
            counts[outcome.Classes[row]]++;
            var best = 0;
            for (var k = 1; k < width; k++)
                if (scores[row * width + k] > scores[row * width + best]) best = k;
            if (best == outcome.Classes[row]) hits++;
        }

        var share = counts.Max() / (double)Math.Max(1, rows.Length);
        return share >= 1 ? 0 : (hits / (double)rows.Length - share) / (1 - share);
    }

    private static double R2(Outcome outcome, double[] scores, int[] rows)
    {
        var mean = rows.Average(row => outcome.Values[row]);
        double residual = 0, spread = 0;
        foreach (var row in rows)
        {
            residual += Square(outcome.Values[row] - scores[row]);
            spread += Square(outcome.Values[row] - mean);
        }

        return spread == 0 ? 0 : 1 - residual / spread;
    }

    private static double Square(double x) => x * x;
}
