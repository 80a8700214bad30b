using System.Globalization;

namespace Millibar.Cli.Decide;

/// <summary>How long ago, in the unit that people would use.</summary>
internal static class Ago
{
    public static string Of(TimeSpan time) => time switch
    {
        { TotalMinutes: < 2 } => "just now",
        { TotalHours: < 2 } => Count(time.TotalMinutes, "minutes"),
        { TotalDays: < 2 } => Count(time.TotalHours, "hours"),
        _ => Count(time.TotalDays, "days"),
    };

    private static string Count(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(number):#,0} {unit} ago");
}
