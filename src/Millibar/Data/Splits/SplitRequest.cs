using Millibar.Models;

namespace Millibar.Data.Splits;

/// <summary>What is to be split, and by what.</summary>
internal sealed record SplitRequest
{
    /// <summary>Features and target, n rows.</summary>
    public required LearningData Data { get; init; }

    /// <summary>Rows with the same number have equal features and stay on one side; n values.</summary>
    public required int[] FeatureClusters { get; init; }

    /// <summary>Rows with the same number are copies and count as one; n values.</summary>
    public required int[] RowClusters { get; init; }

    /// <summary>Time of each row, finite, in any unit; null unless split by time. See <see cref="SplitColumns.Times"/>.</summary>
    public double[]? Times { get; init; }

    /// <summary>Group of each row; null unless split by group. See <see cref="SplitColumns.Groups"/>.</summary>
    public int[]? Groups { get; init; }

    /// <summary>The user's own test rows, the last ones of the table; null when there are none.</summary>
    public int[]? OwnTestRows { get; init; }

    /// <summary>Side of each row by the project's split, n values; null without one. See <see cref="LockedSides"/>.</summary>
    public SplitSide[]? Sides { get; init; }

    /// <summary>Number of folds.</summary>
    public int FoldCount { get; init; } = 5;
}
