using Millibar.Models.Features;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Models;

/// <summary>Features and target of all rows; learners are told which rows to use.</summary>
public sealed record LearningData
{
    /// <summary>The features, n rows.</summary>
    public required FeatureMatrix Features { get; init; }

    /// <summary>What is predicted.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>k; 0 for regression.</summary>
    public int ClassCount { get; init; }

    /// <summary>Class of each row, 0 to k-1; empty for regression.</summary>
    public int[] Classes { get; init; } = [];

    /// <summary>Value of each row; empty for classification.</summary>
    public double[] Values { get; init; } = [];

    /// <summary>Weight of each row, positive; null means 1.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Rows with the same number belong together (copies, or a group): inner splits keep them on one side. Null: all separate.</summary>
    public int[]? Clusters { get; init; }

    /// <summary>Predictions of some rows beside their truth and weights.</summary>
    /// <param name="rows">Row indices, r of them.</param>
    /// <param name="output">Row-major r x k probabilities, or r values.</param>
    internal ScoredRows Score(ReadOnlySpan<int> rows, double[] output)
    {
        var weights = Weights is null ? null : Pick(Weights, rows);
        return Task == TaskKind.Regression
            ? new ScoredRows { Task = Task, TrueValue = Pick(Values, rows), PredictedValue = output, Weights = weights }
            : new ScoredRows { Task = Task, ClassCount = ClassCount, TrueClass = Pick(Classes, rows), Probabilities = output, Weights = weights };
    }

    /// <summary>The values of some rows, in the order of <paramref name="rows"/>.</summary>
    internal static T[] Pick<T>(T[] values, ReadOnlySpan<int> rows)
    {
        var picked = new T[rows.Length];
        for (var i = 0; i < rows.Length; i++) picked[i] = values[rows[i]];
        return picked;
    }

    /// <summary>Numbers a predictor writes for each row: k, or 1 for regression.</summary>
    public int OutputWidth => Task == TaskKind.Regression ? 1 : ClassCount;
}
