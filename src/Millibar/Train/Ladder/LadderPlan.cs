using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Train.Ladder;

/// <summary>What all rungs share: the data, the folds, the yardstick.</summary>
internal sealed record LadderPlan
{
    /// <summary>Features and target of all rows.</summary>
    public required LearningData Data { get; init; }

    /// <summary>Training rows; the folds hold out some or all of them.</summary>
    public required int[] TrainRows { get; init; }

    /// <summary>The same for every rung.</summary>
    public required ImmutableArray<Fold> Folds { get; init; }

    /// <summary>The optimising metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>All metrics to report.</summary>
    public required ImmutableArray<Metric> Metrics { get; init; }

    /// <summary>Cost of a false positive (binary tasks).</summary>
    public double FalsePositiveCost { get; init; } = 1;

    /// <summary>Cost of a false negative (binary tasks).</summary>
    public double FalseNegativeCost { get; init; } = 1;

    /// <summary>Cluster of each row of the data: rows that count as one in intervals; null when all are distinct.</summary>
    public int[]? Clusters { get; init; }

    /// <summary>Confidence level of all intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Fits at a time.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>By how much intervals from the folds are widened, since folds share training rows.</summary>
    /// <remarks>sqrt(1 + J * n_test / n_train): Nadeau and Bengio, Machine Learning 52 (2003); 1.5 for five folds.</remarks>
    public double Correction
    {
        get
        {
            double held = 0, train = 0;
            foreach (var fold in Folds)
            {
                held += fold.Held.Length;
                train += fold.Train.Length;
            }

            return Math.Sqrt(1 + Folds.Length * held / train);
        }
    }

    /// <summary>Predictions of some rows, beside their truth.</summary>
    /// <param name="rows">Row indices, r of them.</param>
    /// <param name="output">Row-major r x k probabilities, or r values.</param>
    public ScoredRows Score(ReadOnlySpan<int> rows, double[] output) => Data.Score(rows, output) with
    {
        Clusters = Clusters is null ? null : LearningData.Pick(Clusters, rows),
        FalsePositiveCost = FalsePositiveCost,
        FalseNegativeCost = FalseNegativeCost,
    };

    /// <summary>How many of some rows count in intervals: copies and groups count once.</summary>
    internal int DistinctRows(IEnumerable<int> rows) => rows.Select(r => Clusters is null ? r : Clusters[r]).Distinct().Count();

    /// <summary>The outputs at some places of a row-major array.</summary>
    /// <param name="output">Numbers of many rows, <see cref="LearningData.OutputWidth"/> each.</param>
    /// <param name="places">Which of these rows.</param>
    internal double[] Take(double[] output, int[] places)
    {
        var width = Data.OutputWidth;
        var taken = new double[places.Length * width];
        for (var i = 0; i < places.Length; i++) output.AsSpan(places[i] * width, width).CopyTo(taken.AsSpan(i * width));
        return taken;
    }
}
