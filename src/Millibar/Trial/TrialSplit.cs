using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Data.Splits;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Train.Ladder;

namespace Millibar.Trial;

/// <summary>The split as the ladder and the estimates use it.</summary>
internal sealed record TrialSplit
{
    /// <summary>Training rows, ascending.</summary>
    public required int[] TrainRows { get; init; }

    /// <summary>Locked test rows; empty when nested cross-validation takes their place.</summary>
    public required int[] TestRows { get; init; }

    /// <summary>Folds of the training rows.</summary>
    public required ImmutableArray<Fold> Folds { get; init; }

    /// <summary>Rows with the same number stay on one side of every inner split; null when all rows are separate.</summary>
    public required int[]? Clusters { get; init; }

    /// <summary>Rows with the same number count as one in intervals: copies, or the groups of <c>--group</c>; null when all are distinct.</summary>
    public required int[]? CountedAs { get; init; }

    /// <summary>Last time among the test rows of a project's split by time; null otherwise.</summary>
    public double? TestUntil { get; init; }

    /// <summary>For the report.</summary>
    public required SplitSummary Summary { get; init; }

    /// <summary>Splits the rows: by the project's split when there is one that locks a test part, else by chance, time or group.</summary>
    public static TrialSplit Make(TrialInput input, CheckContext context, LearningData data, LockedSplit? locked, RandomStream random)
    {
        var groups = input.Group is { } group ? SplitColumns.Groups(input.Table, group) : null;
        var own = input.OwnTestRows;
        var rules = own.Length == 0 && locked is { HasTest: true } ? locked : null;
        var sides = rules is null ? null : LockedSides.Of(rules, input.Table);
        if (sides is not null && !sides.Contains(SplitSide.Test)) throw NoTestRows(input, rules!);
        var times = input.Time is { } time ? SplitColumns.Times(input.Table, time) : null;
        var split = SplitMaker.Make(
            new SplitRequest
            {
                Data = data,
                FeatureClusters = context.FeatureClusters,
                RowClusters = context.RowClusters,
                Times = times,
                Groups = groups,
                OwnTestRows = own.Length > 0 ? own : null,
                Sides = sides,
            },
            random);
        return new TrialSplit
        {
            TrainRows = split.TrainRows,
            TestRows = split.TestRows,
            Folds = [.. split.Folds.Select(f => new Fold(f.Train, f.Held))],
            Clusters = context.DistinctFeatures == input.Table.RowCount && groups is null ? null : split.Units,
            CountedAs = groups ?? (context.DistinctRows == input.Table.RowCount ? null : context.RowClusters),
            TestUntil = rules is { Kind: "time" } ? split.TestRows.Max(row => times![row]) : null,
            Summary = new SplitSummary(split.Kind, split.TrainRows.Length, split.TestRows.Length, split.TrainDistinct, split.TestDistinct) { Locked = own.Length > 0 ? null : locked?.Id, LeftOut = split.LeftOut.Length },
        };
    }

    private static MillibarException NoTestRows(TrialInput input, LockedSplit locked) => new(
        "split-no-test",
        $"By the project's split none of the {input.Table.RowCount:N0} rows of {input.Table.Name} is a test row.",
        input.Table.Name,
        locked.Kind == "time" ? "Add the later rows that the split locks away." : "Give the file that the split was made for, or more of its rows.");
}
