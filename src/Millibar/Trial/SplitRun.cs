using System.Collections.Immutable;
using Millibar.Data.Duplicates;
using Millibar.Data.Splits;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Trial;

/// <summary>Makes the split of a project on a data version.</summary>
/// <param name="reader">Reads the file.</param>
internal sealed class SplitRun(ITableReader reader)
{
    /// <summary>Makes it.</summary>
    /// <param name="options">File, target, task, time or group column, seed.</param>
    /// <param name="tolerance">By how much the best of all looks may flatter; null for the default.</param>
    /// <param name="before">The split whose place it takes, or null.</param>
    /// <param name="looked">Whether the test part of that one was looked at.</param>
    /// <param name="until">Last time that a look at it has seen; null unless it was by time.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException">The file cannot be read, a column is missing, not a time or too coarse, or nothing is left for a test part.</exception>
    public async Task<MadeSplit> RunAsync(TrialOptions options, double? tolerance, LockedSplit? before, bool looked, double? until, CancellationToken ct)
    {
        if (options is { Time: not null, Group: not null })
            throw new MillibarException("option-split", "A project is split by time or by group, not by both.", "--group", "Name the one that a prediction will meet: new groups, or later times.");
        var input = await TrialInput.ReadAsync(reader, options, ct).ConfigureAwait(false);
        var (table, target) = (input.Table, input.Target);
        var keys = KeyColumns.Of(table, [.. Enumerable.Range(0, table.Columns.Length).Where(c => !input.NotFeatures.Contains(c) && c != input.Time)]).ToArray();
        var distinct = DuplicateClusters.Of(table, keys).And(table.Columns[target.ColumnIndex]).DistinctRows;
        int[] columns = input.Time is { } time ? [time] : input.Group is { } group ? [group] : keys;
        var draft = new LockedSplit
        {
            Kind = input.Time is not null ? "time" : input.Group is not null ? "group" : "stratified",
            Column = options.Time ?? options.Group,
            Columns = [.. columns.Select(c => SplitColumn.Of(table.Columns[c]))],
            Share = distinct < SplitMaker.FewestRowsForTest ? 0 : SplitMaker.TestShare,
            Target = target.Name,
            Data = table.Hash,
            Seed = options.Seed,
            Tolerance = tolerance,
            Earlier = before is null ? [] : looked ? [.. before.Earlier, before with { Earlier = [], Until = until, Reason = null }] : before.Earlier,
        };
        var strata = target.Task == TaskKind.Regression ? LockedSplitMaker.Bins(target.Values) : target.Classes;
        var split = input.Time is { } at
            ? LockedSplitMaker.ByTime(draft, SplitColumns.Times(table, at), before?.Kind == "time" && looked ? until : null)
            : LockedSplitMaker.ByChance(draft, table, strata, new RandomStream(options.Seed).Fork("locked-split"));
        var sides = LockedSides.Of(split, table);
        var test = sides.Count(side => side == SplitSide.Test);
        return new MadeSplit(
            split with { TestRows = test },
            table.RowCount,
            distinct,
            test,
            sides.Count(side => side == SplitSide.Neither),
            [.. target.ClassNames.Select((name, c) => (name, target.Classes.Count(k => k == c), Enumerable.Range(0, sides.Length).Count(row => sides[row] == SplitSide.Test && target.Classes[row] == c)))]);
    }
}
