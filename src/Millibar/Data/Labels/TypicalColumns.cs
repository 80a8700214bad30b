using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Labels;

/// <summary>Which columns of a row look like another class than its label: one column at a time, by how often such values occur in either class.</summary>
/// <remarks>
/// A value's weight is log2 of its share among the rows of the suggested class over its share among those of the given one, the row itself left out, half a row
/// added to each. Numbers and dates are cut into ten bins of equal count. Says what is unusual, not why: columns are looked at alone, and models look at all at once.
/// </remarks>
internal sealed class TypicalColumns
{
    private const int Bins = 10;
    private readonly Table _table;
    private readonly int[] _classes;
    private readonly ImmutableArray<Coded> _columns;

    private TypicalColumns(Table table, int[] classes, ImmutableArray<Coded> columns)
    {
        _table = table;
        _classes = classes;
        _columns = columns;
    }

    /// <summary>Counts the values of each class.</summary>
    /// <param name="table">n rows.</param>
    /// <param name="features">Indices of the columns to look at.</param>
    /// <param name="classes">Given class of each row, 0 to k-1; n values.</param>
    /// <param name="k">Number of classes.</param>
    public static TypicalColumns Of(Table table, IEnumerable<int> features, int[] classes, int k) =>
        new(table, classes, [.. features.Select(index => Code(table.Columns[index], index)).Where(coded => coded.Values is > 1 and var values && values <= table.RowCount / 4 + Bins).Select(coded => Count(coded, classes, k))]);

    /// <summary>The columns that speak most for the suggested class, the strongest first; only those with a weight of at least 1 (twice as usual).</summary>
    /// <param name="row">The row.</param>
    /// <param name="suggested">The suggested class.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<TypicalColumn> For(int row, int suggested, int most) =>
    [
        .. _columns
            .Select(column => new TypicalColumn(_table.Columns[column.Index].Name, CellText.Of(_table.Columns[column.Index], row), Weight(column, row, suggested)))
            .Where(column => column.Weight >= 1)
            .OrderByDescending(column => column.Weight).ThenBy(column => column.Column, StringComparer.Ordinal)
            .Take(most),
    ];

    private double Weight(Coded column, int row, int suggested)
    {
        var (given, code) = (_classes[row], column.Codes[row]);
        var here = column.Counts[given * column.Values + code] - 1;
        var there = column.Counts[suggested * column.Values + code];
        var add = 0.5;
        return Math.Log2((there + add) / (column.Rows[suggested] + add * column.Values) / ((here + add) / (column.Rows[given] - 1 + add * column.Values)));
    }

    private static Coded Count(Coded coded, int[] classes, int k)
    {
        var counts = new int[k * coded.Values];
        var rows = new int[k];
        for (var row = 0; row < classes.Length; row++)
        {
            counts[classes[row] * coded.Values + coded.Codes[row]]++;
            rows[classes[row]]++;
        }

        return coded with { Counts = counts, Rows = rows };
    }

    /// <summary>The column as codes from 0; a missing value is one of them.</summary>
    private static Coded Code(Column column, int index) => column switch
    {
        Column.Text text => new Coded(index, [.. text.Codes.Select(code => code + 1)], text.Levels.Length + 1),
        Column.Number number => Cut(index, number.Values),
        Column.Date date => Cut(index, date.Seconds),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown kind of column"),
    };

    private static Coded Cut(int index, double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return new Coded(index, new int[values.Length], 1);
        double[] cuts = [.. Enumerable.Range(1, Bins - 1).Select(bin => sorted[(int)((long)sorted.Length * bin / Bins)]).Distinct()];
        return new Coded(index, [.. values.Select(value => double.IsNaN(value) ? 0 : 1 + Place(cuts, value))], cuts.Length + 2);
    }

    private static int Place(double[] cuts, double value)
    {
        var at = Array.BinarySearch(cuts, value);
        return at < 0 ? ~at : at + 1;
    }

    private sealed record Coded(int Index, int[] Codes, int Values)
    {
        public int[] Counts { get; init; } = [];

        public int[] Rows { get; init; } = [];
    }
}

/// <summary>A column whose value is usual for the suggested class.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Value">The row's value, as text; empty when missing.</param>
/// <param name="Weight">How many times as usual, as a power of two.</param>
internal sealed record TypicalColumn(string Column, string Value, double Weight);
