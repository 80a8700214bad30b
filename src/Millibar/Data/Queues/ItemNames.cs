using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Millibar.Tables;

namespace Millibar.Data.Queues;

/// <summary>Names for rows that outlive a file: labels filled in, rows sorted or added change none of them.</summary>
internal static class ItemNames
{
    private const int Digits = 12;

    /// <summary>First 12 hexadecimal digits of the SHA-256 of a row's cells without its label; the second and later copies of a row get -2, -3, ...</summary>
    /// <param name="table">The table, n rows.</param>
    /// <param name="target">Index of the column of labels.</param>
    /// <returns>n names, all different.</returns>
    public static string[] OfContent(Table table, int target)
    {
        var names = new string[table.RowCount];
        var copies = new Dictionary<string, int>(table.RowCount, StringComparer.Ordinal);
        var text = new StringBuilder();
        for (var row = 0; row < names.Length; row++)
        {
            text.Clear();
            for (var c = 0; c < table.Columns.Length; c++)
                if (c != target) text.Append(table.Columns[c].Name).Append('\u001f').Append(Cell(table.Columns[c], row)).Append('\u001e');
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Digits / 2));
            var copy = copies[name] = copies.GetValueOrDefault(name) + 1;
            names[row] = copy == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{copy}");
        }

        return names;
    }

    /// <summary>The values of a column.</summary>
    /// <param name="table">The table, n rows.</param>
    /// <param name="column">Index of the column.</param>
    /// <returns>n names, all different.</returns>
    /// <exception cref="MillibarException"><c>item-missing</c> or <c>item-repeated</c>, with the row.</exception>
    public static string[] OfColumn(Table table, int column)
    {
        var names = new string[table.RowCount];
        var seen = new Dictionary<string, int>(table.RowCount, StringComparer.Ordinal);
        for (var row = 0; row < names.Length; row++)
        {
            var name = Cell(table.Columns[column], row);
            if (name.Length == 0)
                throw new MillibarException("item-missing", $"Row {table.RowNumbers[row]:N0} of {table.Name} has no value in '{table.Columns[column].Name}'.", "--id", "Every row needs a name; or leave --id out, and rows are named by what they hold.");
            if (!seen.TryAdd(name, row))
                throw new MillibarException("item-repeated", $"Rows {table.RowNumbers[seen[name]]:N0} and {table.RowNumbers[row]:N0} of {table.Name} have the same value '{name}' in '{table.Columns[column].Name}'.", "--id", "Name a column that differs in every row, or leave --id out.");
            names[row] = name;
        }

        return names;
    }

    /// <summary>A cell as text, the same on every machine; empty when it is missing.</summary>
    public static string Cell(Column column, int row) => CellText.Of(column, row);
}
