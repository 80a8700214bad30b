namespace Millibar.Data.Expectations;

/// <summary>A range of numbers, or of dates as seconds since 1970-01-01 UTC.</summary>
/// <param name="From">Smallest value; null when open.</param>
/// <param name="To">Largest value; null when open.</param>
/// <param name="OutsideAtMost">Largest share of the values that may lie outside, 0 to 1.</param>
internal sealed record ValueRange(double? From, double? To, double OutsideAtMost)
{
    /// <summary>Whether a value lies inside.</summary>
    public bool Holds(double value) => !(value < From) && !(value > To);
}
