using System.Globalization;
using Millibar.Tables;

namespace Millibar.Data;

/// <summary>A cell as people read it.</summary>
internal static class CellText
{
    /// <summary>The value of a row; empty where it is missing.</summary>
    public static string Of(Column column, int row) => column.IsMissing(row) ? "" : column switch
    {
        Column.Number number => Number(number.Values[row]),
        Column.Date date => Date(date.Seconds[row], date.HasTime),
        Column.Text text => text.Levels[text.Codes[row]],
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown kind of column"),
    };

    /// <summary>A number as the shortest text that reads back the same.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Seconds since 1970 as an ISO date, with its time where it has one.</summary>
    public static string Date(double seconds, bool hasTime) =>
        DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString(hasTime ? "yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
