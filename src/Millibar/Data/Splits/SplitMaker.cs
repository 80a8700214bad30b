using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Data.Splits;

/// <summary>Splits rows into training part, locked test part and folds.</summary>
/// <remarks>
/// <para>The test part is 20 % of the rows; below <see cref="FewestRowsForTest"/> distinct rows there is none, and nested cross-validation takes its place.</para>
/// <para>Stratified: by class, or by ten bins of equal count for regression. Copies stay on one side.</para>
/// <para>By group: the same, and groups stay on one side.</para>
/// <para>By time: the last rows are the test; folds are consecutive blocks, each judged by what came before it (forward chaining).
/// Rows of the same time stay together; a later copy of an earlier training row is left out of the judged part.</para>
/// <para>A project's split (<see cref="SplitRequest.Sides"/>) says which rows are the test; copies of them are left out of training.</para>
/// <para>Chance comes from the given stream only: the same seed gives the same split.</para>
/// </remarks>
internal static class SplitMaker
{
    /// <summary>Distinct rows from which on a test part is locked away.</summary>
    public const int FewestRowsForTest = 2_000;

    /// <summary>Share of the rows that is locked away.</summary>
    public const double TestShare = 0.2;

    /// <summary>Makes the split.</summary>
    public static Split Make(SplitRequest request, RandomStream random)
    {
        var units = request.Groups is { } groups ? Join(request.FeatureClusters, groups) : request.FeatureClusters;
        var data = request.Data with { Clusters = units };
        var own = request.OwnTestRows ?? Locked(request);
        var taken = own.ToHashSet();
        if (request.Sides is { } sides) taken.UnionWith(NotLearned(sides, request.FeatureClusters));
        int[] rows = [.. Enumerable.Range(0, units.Length).Where(row => !taken.Contains(row))];
        if (rows.Length == 0) throw NothingToLearn(units.Length);
        var wantsTest = own.Length == 0 && request.Sides is null && Distinct(request.RowClusters, rows) >= FewestRowsForTest;

        if (request.Times is { } times) return ByTime(request, times, rows, own, units, wantsTest);

        var (train, test) = wantsTest ? InnerSplit.HoldOut(data, rows, TestShare, random.Fork("test")) : (rows, own);
        var held = InnerSplit.Folds(data, train, request.FoldCount, random.Fork("folds"));
        return new Split
        {
            Kind = request.OwnTestRows is not null ? "test-file" : request.Groups is null ? "stratified" : "group",
            TrainRows = train,
            TestRows = test,
            LeftOut = [.. taken.Except(own).Order()],
            Folds = [.. held.Select(fold => new SplitFold(Without(train, fold), fold))],
            Units = units,
            TrainDistinct = Distinct(request.RowClusters, train),
            TestDistinct = Distinct(request.RowClusters, test),
        };
    }

    private static Split ByTime(SplitRequest request, double[] times, int[] rows, int[] own, int[] units, bool wantsTest)
    {
        int[] ordered = [.. rows.OrderBy(row => times[row]).ThenBy(row => row)];
        var cut = wantsTest ? StartOfTime(times, ordered, (int)Math.Round((1 - TestShare) * ordered.Length)) : ordered.Length;
        var train = ordered[..cut];
        var test = wantsTest ? Unseen(ordered[cut..], train, units) : own;
        var folds = ImmutableArray.CreateBuilder<SplitFold>(request.FoldCount);
        for (var f = 1; f <= request.FoldCount; f++)
        {
            var start = StartOfTime(times, train, (int)((long)train.Length * f / (request.FoldCount + 1)));
            var end = f == request.FoldCount ? train.Length : StartOfTime(times, train, (int)((long)train.Length * (f + 1) / (request.FoldCount + 1)));
            if (start == 0 || start >= end) continue;
            var held = Unseen(train[start..end], train[..start], units);
            if (held.Length > 0) folds.Add(new SplitFold([.. train[..start].Order()], held));
        }

        if (folds.Count == 0) throw SameTime(times, rows);
        int[] sortedTrain = [.. train.Order()];
        return new Split
        {
            Kind = request.OwnTestRows is not null ? "test-file" : "time",
            TrainRows = sortedTrain,
            TestRows = test,
            LeftOut = [.. Enumerable.Range(0, units.Length).Except(train).Except(test)],
            Folds = folds.ToImmutable(),
            Units = units,
            TrainDistinct = Distinct(request.RowClusters, sortedTrain),
            TestDistinct = Distinct(request.RowClusters, test),
        };
    }

    private static int[] Locked(SplitRequest request) =>
        request.Sides is null ? [] : [.. Enumerable.Range(0, request.Sides.Length).Where(row => request.Sides[row] == SplitSide.Test)];

    /// <summary>Rows that nobody learns from under the project's split: used by nobody, or copies of a test row, which stays where it is.</summary>
    private static IEnumerable<int> NotLearned(SplitSide[] sides, int[] clusters)
    {
        var tested = Enumerable.Range(0, sides.Length).Where(row => sides[row] == SplitSide.Test).Select(row => clusters[row]).ToHashSet();
        return Enumerable.Range(0, sides.Length).Where(row => sides[row] == SplitSide.Neither || (sides[row] == SplitSide.Train && tested.Contains(clusters[row])));
    }

    private static MillibarException NothingToLearn(int rows) => new(
        "split-no-training",
        $"By the project's split none of the {rows:N0} rows is there to learn from: all are test rows or copies of them.",
        "data split",
        "Give the file that the split was made for, add rows to it, or drop fewer columns: rows that differ in dropped columns only are copies.");

    /// <summary>The place nearest to <paramref name="at"/> where a new time begins; the start or the end when there is none.</summary>
    private static int StartOfTime(double[] times, int[] ordered, int at)
    {
        for (var distance = 0; distance < ordered.Length; distance++)
        {
            foreach (var place in (ReadOnlySpan<int>)[at + distance, at - distance])
                if (place > 0 && place < ordered.Length && times[ordered[place]] != times[ordered[place - 1]]) return place;
        }

        return ordered.Length;
    }

    internal static MillibarException SameTime(double[] times, int[] rows) => new(
        "time-too-coarse",
        $"The time column has too few distinct values ({rows.Select(row => times[row]).Distinct().Count():N0}) to judge later rows by earlier ones.",
        "--time",
        "Name a finer time column, or leave out --time.");

    private static int[] Unseen(int[] judged, int[] learned, int[] units)
    {
        var seen = learned.Select(row => units[row]).ToHashSet();
        return [.. judged.Where(row => !seen.Contains(units[row])).Order()];
    }

    private static int[] Without(int[] rows, int[] taken)
    {
        var set = taken.ToHashSet();
        return [.. rows.Where(row => !set.Contains(row))];
    }

    private static int Distinct(int[] clusters, int[] rows) => rows.Select(row => clusters[row]).Distinct().Count();

    /// <summary>Rows joined by a copy or by a group, numbered by first appearance (union-find).</summary>
    private static int[] Join(int[] clusters, int[] groups)
    {
        var parent = Enumerable.Range(0, groups.Length).ToArray();
        int Root(int row)
        {
            while (parent[row] != row) row = parent[row] = parent[parent[row]];
            return row;
        }

        foreach (var labels in (ReadOnlySpan<int[]>)[clusters, groups])
        {
            var first = new Dictionary<int, int>();
            for (var row = 0; row < labels.Length; row++)
                if (!first.TryAdd(labels[row], row)) parent[Root(row)] = Root(first[labels[row]]);
        }

        return [.. Enumerable.Range(0, groups.Length).Select(Root)];
    }
}
