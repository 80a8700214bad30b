using Millibar.Models.Features;
using Millibar.Statistics;

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

    /// <summary>Numbers a predictor writes for each row: k, or 1 for regression.</summary>
    public int OutputWidth => Task == TaskKind.Regression ? 1 : ClassCount;
}
