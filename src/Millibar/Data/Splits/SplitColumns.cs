using Millibar.Tables;

namespace Millibar.Data.Splits;

/// <summary>Turns the columns that the user named into what a split needs.</summary>
internal static class SplitColumns
{
    /// <summary>Time of each row: seconds for a date, else the number itself.</summary>
    /// <exception cref="MillibarException">The column is text (<c>time-not-ordered</c>) or has missing values (<c>time-missing</c>).</exception>
    public static double[] Times(Table table, int column)
    {
        var times = table.Columns[column] switch
        {
            Column.Date date => date.Seconds,
            Column.Number number => number.Values,
            var text => throw new MillibarException(
                "time-not-ordered", $"The column \"{text.Name}\" is text, so rows cannot be put in order by it.", "--time",
                "Name a column of dates (2024-01-31) or numbers, or write its dates that way."),
        };
        var missing = times.Count(double.IsNaN);
        if (missing == 0) return times;
        throw new MillibarException(
            "time-missing", $"{missing:N0} of {times.Length:N0} rows have no value in the time column \"{table.Columns[column].Name}\", so they cannot be put in order.", "--time",
            "Fill in the times, remove these rows, or leave out --time.");
    }

    /// <summary>Group of each row; a row without a value is a group of its own.</summary>
    public static int[] Groups(Table table, int column)
    {
        var values = table.Columns[column];
        var groups = new int[table.RowCount];
        var seen = new Dictionary<double, int>();
        var next = 0;
        for (var row = 0; row < groups.Length; row++)
        {
            if (values.IsMissing(row))
            {
                groups[row] = next++;
                continue;
            }

            var key = values switch
            {
                Column.Number number => number.Values[row],
                Column.Date date => date.Seconds[row],
                Column.Text text => text.Codes[row],
                _ => throw new ArgumentOutOfRangeException(nameof(column), values, "unknown kind of column"),
            };
            if (!seen.TryGetValue(key, out groups[row])) seen[key] = groups[row] = next++;
        }

        return groups;
    }
}
