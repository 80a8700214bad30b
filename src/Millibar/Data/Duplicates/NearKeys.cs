using Millibar.Tables;

namespace Millibar.Data.Duplicates;

/// <summary>Row keys that overlook small differences: numbers to three significant digits, text without case, blanks and punctuation.</summary>
internal static class NearKeys
{
    /// <summary>Clusters of rows that are equal at that coarseness.</summary>
    public static DuplicateClusters Clusters(Table table, ReadOnlySpan<int> columns)
    {
        var keys = new RowKeys(table.RowCount);
        foreach (var column in columns)
        {
            switch (table.Columns[column])
            {
                case Column.Number number: keys.Add(Array.ConvertAll(number.Values, Round)); break;
                case Column.Text text: keys.Add(Fold(text)); break;
                case var other: keys.Add(other); break;
            }
        }

        return DuplicateClusters.Of(keys.Values);
    }

    /// <summary>Three significant digits; whole numbers stay as they are, since they are often codes or counts.</summary>
    private static double Round(double value)
    {
        if (value == 0 || double.IsNaN(value) || value == Math.Floor(value)) return value;
        var scale = Math.Pow(10, 2 - Math.Floor(Math.Log10(Math.Abs(value))));
        return double.IsFinite(scale) && scale > 0 ? Math.Round(value * scale) / scale : value;
    }

    private static int[] Fold(Column.Text text)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = Array.ConvertAll(text.Levels, level =>
        {
            var folded = Fold(level);
            if (!seen.TryGetValue(folded, out var code)) seen[folded] = code = seen.Count;
            return code;
        });
        return Array.ConvertAll(text.Codes, code => code < 0 ? -1 : codes[code]);
    }

    private static string Fold(string level)
    {
        var folded = string.Concat(level.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        // A value of signs only ("<0", "?") is not the same as another one.
        return folded.Length == 0 || folded.Length * 2 < level.Length ? level : folded;
    }
}
