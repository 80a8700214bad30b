using System.Globalization;

namespace Millibar.Engines.Queries;

/// <summary>Values of databases as the library keeps them.</summary>
internal static class PlainText
{
    private const double LargestWhole = 9_007_199_254_740_992;

    /// <summary>Microseconds since 1970-01-01; finer parts are cut off.</summary>
    public static long Microseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Days since 1970-01-01.</summary>
    public static int Days(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>A time of day as text.</summary>
    public static string Of(TimeOnly time) => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>A decimal as a double.</summary>
    /// <exception cref="MillibarException"><c>query-value</c>: it is whole, and would lose digits.</exception>
    public static double Number(decimal value, string column, long row)
    {
        var number = (double)value;
        return Math.Abs(number) < LargestWhole || value != decimal.Truncate(value) ? number : throw Digits(column, row);
    }

    /// <summary>A whole number that needs more digits than we keep.</summary>
    public static MillibarException Digits(string column, long row, Exception? inner = null) =>
        QueryErrors.Value(column, row, "a number that has more digits than can be kept, or is not finite", $"If it is an identifier, keep it as text: CAST(\"{column}\" AS TEXT). If it is a quantity: CAST(\"{column}\" AS DOUBLE PRECISION).", inner);
}
