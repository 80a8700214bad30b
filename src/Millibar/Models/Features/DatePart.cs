namespace Millibar.Models.Features;

/// <summary>A numeric part of a point in time (UTC).</summary>
internal enum DatePart
{
    Days,
    Year,
    Month,
    DayOfYear,
    Weekday,
    Hour,
}
