using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Duplicates;

/// <summary>The columns by which rows are compared: features, without those that merely number the rows.</summary>
/// <remarks>A file whose rows were copied and then numbered would otherwise hide its copies. Row numbers stay in the key where fewer than
/// <see cref="FewestOthers"/> other columns vary: so few columns coincide by chance.</remarks>
internal static class KeyColumns
{
    private const int FewestOthers = 3;

    /// <summary>Indices of the columns to compare.</summary>
    public static ReadOnlySpan<int> Of(Table table, ImmutableArray<int> features)
    {
        int[] others = [.. features.Where(column => !RowNumbering.IsIn(table.Columns[column]))];
        var varying = others.Count(column => Varies(table.Columns[column]));
        return varying >= FewestOthers ? others : features.AsSpan();
    }

    private static bool Varies(Column column)
    {
        for (var row = 1; row < column.Count; row++)
            if (Differs(column, row)) return true;
        return false;
    }

    private static bool Differs(Column column, int row) => column switch
    {
        Column.Number number => !number.Values[row].Equals(number.Values[0]),
        Column.Date date => !date.Seconds[row].Equals(date.Seconds[0]),
        Column.Text text => text.Codes[row] != text.Codes[0],
        _ => false,
    };
}
