using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Models.Targets;

/// <summary>What is to be predicted, read from one column of a table.</summary>
internal sealed record Target
{
    /// <summary>Index of the column in the table.</summary>
    public required int ColumnIndex { get; init; }

    /// <summary>Header of the column.</summary>
    public required string Name { get; init; }

    /// <summary>The task, inferred or given.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The k class names: ordinal order, numbers in numeric order; for a binary task the second is the positive one. Empty for regression.</summary>
    public required ImmutableArray<string> ClassNames { get; init; }

    /// <summary>Class of each table row, 0 to k-1; -1 for rows that are not usable. Empty for regression.</summary>
    public required int[] Classes { get; init; }

    /// <summary>Value of each table row; NaN for rows that are not usable. Empty for classification.</summary>
    public required double[] Values { get; init; }

    /// <summary>Indices of the rows to learn from and judge on, ascending: the target is present and its class has at least two rows.</summary>
    public required int[] UsableRows { get; init; }

    /// <summary>Rows left out because the target is missing.</summary>
    public required int MissingRows { get; init; }

    /// <summary>Rows left out because they are the only one of their class: they cannot be learned and judged at once.</summary>
    public required int SingleRows { get; init; }

    /// <summary>What was decided or looks doubtful; the checks turn these into findings.</summary>
    public required ImmutableArray<ReadNote> Notes { get; init; }

    /// <summary>k; 0 for regression.</summary>
    public int ClassCount => ClassNames.Length;

    /// <summary>The table and its target without the rows that are not usable; afterwards every row is usable.</summary>
    /// <param name="table">The table that the target was read from.</param>
    public (Table Table, Target Target) Compact(Table table)
    {
        if (UsableRows.Length == table.RowCount) return (table, this);
        var rows = UsableRows;
        var kept = table with
        {
            RowCount = rows.Length,
            RowNumbers = LearningData.Pick(table.RowNumbers, rows),
            Columns = [.. table.Columns.Select(column => Pick(column, rows))],
        };
        var target = this with
        {
            Classes = Classes.Length == 0 ? [] : LearningData.Pick(Classes, rows),
            Values = Values.Length == 0 ? [] : LearningData.Pick(Values, rows),
            UsableRows = [.. Enumerable.Range(0, rows.Length)],
        };
        return (kept, target);
    }

    private static Column Pick(Column column, int[] rows) => column switch
    {
        Column.Number number => number with { Values = LearningData.Pick(number.Values, rows) },
        Column.Date date => date with { Seconds = LearningData.Pick(date.Seconds, rows) },
        Column.Text text => text with { Codes = LearningData.Pick(text.Codes, rows) },
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown kind of column"),
    };
}
