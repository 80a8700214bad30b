using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Difference;

/// <summary>Compares two versions of a data set: schema, rows, distributions, labels.</summary>
internal static class VersionComparer
{
    /// <summary>Share of distinct rows below which equal rows are often no sign of being the same row.</summary>
    private const double DistinctShare = 0.95;

    /// <summary>Share of rows in both from which on two versions hold the same rows in the main.</summary>
    private const double SameShare = 0.5;

    /// <summary>Compares.</summary>
    /// <param name="before">The earlier version, n rows.</param>
    /// <param name="after">The later version, m rows.</param>
    /// <param name="target">The column of the labels; null when there is none.</param>
    /// <param name="random">Chance of the noise floors.</param>
    /// <param name="ct">Cancels; looked at before each column.</param>
    /// <remarks>
    /// Where the later version is the earlier one continued (it keeps all of its rows, and rows are told apart by their content), the rows that were
    /// added are compared with the earlier version: whole versions would mostly compare rows with themselves. Where rows are gone as well, some of the
    /// added ones may be rows that were edited, and differ because they were: then whole versions are compared, and the tests are cautious.
    /// </remarks>
    public static VersionDifference Measure(Table before, Table after, string? target, RandomStream random, CancellationToken ct)
    {
        var namesBefore = before.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> both = [.. after.Columns.Select(column => column.Name).Where(namesBefore.Contains)];
        ImmutableArray<(string Name, string Before, string After)> retyped =
            [.. both.Select(name => (name, TypeOf(before, name), TypeOf(after, name))).Where(column => column.Item2 != column.Item3)];
        ImmutableArray<string> alike = [.. both.Except(retyped.Select(column => column.Name))];
        var rows = alike.IsEmpty ? null : Rows(before, after, alike);
        var continued = rows is { Added.IsEmpty: false, Gone.IsEmpty: true } && rows.DistinctBefore >= DistinctShare * before.RowCount;
        int[] later = continued ? [.. rows!.Added] : [.. Enumerable.Range(0, after.RowCount)];
        var columns = Columns(before, after, alike, later, random, ct);
        var (matched, steadier) = Steadier(before, after, alike, columns, target, rows);
        var reason = LabelReason(before, after, matched, target);
        return new VersionDifference
        {
            Before = before,
            After = after,
            ColumnsAdded = [.. after.Columns.Select(column => column.Name).Except(namesBefore)],
            ColumnsGone = [.. before.Columns.Select(column => column.Name).Except(both)],
            Retyped = retyped,
            Columns = columns,
            MatchedWithout = [.. alike.Except(matched)],
            ComparesAddedRows = continued,
            Rows = steadier,
            Labels = reason is null ? LabelMatch.Of(before, after, [.. matched.Where(name => name != target)], target!) : null,
            LabelReason = reason,
        };
    }

    private static RowDifference Rows(Table before, Table after, ImmutableArray<string> columns) => RowMatch.Rows(RowMatch.Keys(before, columns), RowMatch.Keys(after, columns));

    /// <summary>Where one column changed in every row (another unit, say), no row is equal any more: the others tell which rows are the same.</summary>
    private static (ImmutableArray<string> Columns, RowDifference? Rows) Steadier(
        Table before, Table after, ImmutableArray<string> alike, ImmutableArray<ColumnDifference> columns, string? target, RowDifference? rows)
    {
        var few = SameShare * Math.Min(before.RowCount, after.RowCount);
        var steady = alike.Except(columns.Where(column => column.Change == ChangeSize.Large && column.Name != target).Select(column => column.Name)).ToImmutableArray();
        if (rows is null || rows.Kept >= few || steady.Length == alike.Length || steady.All(name => name == target)) return (alike, rows);
        var again = Rows(before, after, steady);
        // Few columns are equal by chance: rows must still be told apart without the changed ones.
        return again.Kept >= few && again.DistinctBefore >= DistinctShare * before.RowCount ? (steady, again) : (alike, rows);
    }

    private static string? LabelReason(Table before, Table after, ImmutableArray<string> alike, string? target) =>
        target is null ? "no target was named"
        : before.IndexOf(target) < 0 || after.IndexOf(target) < 0 ? $"only one of the two versions has the column {target}"
        : alike.All(name => name == target) ? "no feature has the same name and type in both versions"
        : null;

    private static ImmutableArray<ColumnDifference> Columns(Table before, Table after, ImmutableArray<string> names, int[] later, RandomStream random, CancellationToken ct)
    {
        var drafts = new List<ColumnDifference>();
        var missing = new List<double?>();
        foreach (var name in names)
        {
            ct.ThrowIfCancellationRequested();
            var (a, b) = (before.Columns[before.IndexOf(name)], after.Columns[after.IndexOf(name)]);
            drafts.Add(ColumnComparer.Of(a, b, later, random.Fork(name)));
            missing.Add(ColumnComparer.MissingPValue(drafts[^1], a.Count, later.Length));
        }

        // One family: the chance that any column is called changed by chance stays at 5 %.
        var distances = drafts.Select(draft => draft.Distance?.PValue).ToList();
        var adjusted = Holm.Adjust([.. distances.Concat(missing).OfType<double>()]);
        var at = 0;
        for (var i = 0; i < drafts.Count; i++) if (distances[i] is not null) drafts[i] = drafts[i] with { AdjustedPValue = adjusted[at++] };
        for (var i = 0; i < drafts.Count; i++) if (missing[i] is not null) drafts[i] = drafts[i] with { MissingAdjustedPValue = adjusted[at++] };
        return [.. drafts.Select(draft => draft with { Change = ColumnComparer.Judge(draft) }).OrderByDescending(draft => draft.Change).ThenByDescending(draft => draft.Distance?.Size ?? 0)];
    }

    private static string TypeOf(Table table, string name) => ColumnComparer.TypeOf(table.Columns[table.IndexOf(name)]);
}
