using System.Collections.Immutable;

namespace Millibar.Data.Splits;

/// <summary>Which rows learn and which rows judge.</summary>
internal sealed record Split
{
    /// <summary><c>stratified</c>, <c>time</c>, <c>group</c> or <c>test-file</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Training rows, ascending.</summary>
    public required int[] TrainRows { get; init; }

    /// <summary>Locked test rows, ascending; empty when nested cross-validation takes their place.</summary>
    public required int[] TestRows { get; init; }

    /// <summary>Rows of neither part: later copies of training rows in a split by time. Ascending.</summary>
    public required int[] LeftOut { get; init; }

    /// <summary>Folds of the training rows.</summary>
    public required ImmutableArray<SplitFold> Folds { get; init; }

    /// <summary>For each row of the table the unit that stays on one side: its copies, its group.</summary>
    public required int[] Units { get; init; }

    /// <summary>Distinct training rows.</summary>
    public required int TrainDistinct { get; init; }

    /// <summary>Distinct test rows.</summary>
    public required int TestDistinct { get; init; }
}
