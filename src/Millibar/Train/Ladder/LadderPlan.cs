using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Train.Ladder;

/// <summary>What all rungs share: the data, the folds, the yardstick.</summary>
public sealed record LadderPlan
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
    public ScoredRows Score(ReadOnlySpan<int> rows, double[] output)
    {
        var scored = new ScoredRows
        {
            Task = Data.Task,
            ClassCount = Data.ClassCount,
            Weights = Data.Weights is null ? null : Pick(Data.Weights, rows),
            Clusters = Clusters is null ? null : Pick(Clusters, rows),
            FalsePositiveCost = FalsePositiveCost,
            FalseNegativeCost = FalseNegativeCost,
        };
        return Data.Task == TaskKind.Regression
            ? scored with { TrueValue = Pick(Data.Values, rows), PredictedValue = output }
            : scored with { TrueClass = Pick(Data.Classes, rows), Probabilities = output };
    }

    private static T[] Pick<T>(T[] values, ReadOnlySpan<int> rows)
    {
        var picked = new T[rows.Length];
        for (var i = 0; i < rows.Length; i++) picked[i] = values[rows[i]];
        return picked;
    }
}
