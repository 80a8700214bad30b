namespace Millibar.Statistics.Metrics;

/// <summary>Predictions beside the truth: what every metric is computed from.</summary>
/// <remarks>Classification fills the class members, regression the value members. n rows, k classes.</remarks>
public sealed record ScoredRows
{
    /// <summary>What was predicted.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>k; 0 for regression.</summary>
    public int ClassCount { get; init; }

    /// <summary>True class of each row, 0 to k-1; length n (empty for regression).</summary>
    public int[] TrueClass { get; init; } = [];

    /// <summary>Row-major n x k, columns in class order, each row summing to 1 (empty for regression).</summary>
    public double[] Probabilities { get; init; } = [];

    /// <summary>True value of each row; length n (empty for classification).</summary>
    public double[] TrueValue { get; init; } = [];

    /// <summary>Predicted value of each row; length n (empty for classification).</summary>
    public double[] PredictedValue { get; init; } = [];

    /// <summary>Weight of each row, positive; null means 1 for every row.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Rows with the same number are copies or one unit (customer, day) and are resampled together; null means all independent.</summary>
    public int[]? Clusters { get; init; }

    /// <summary>Cost of a false positive (binary tasks).</summary>
    public double FalsePositiveCost { get; init; } = 1;

    /// <summary>Cost of a false negative (binary tasks).</summary>
    public double FalseNegativeCost { get; init; } = 1;

    /// <summary>What was predicted: <see cref="Probabilities"/>, or <see cref="PredictedValue"/> for a regression.</summary>
    internal double[] Output => Task == TaskKind.Regression ? PredictedValue : Probabilities;

    /// <summary>n.</summary>
    public int Count => Task == TaskKind.Regression ? TrueValue.Length : TrueClass.Length;
}
