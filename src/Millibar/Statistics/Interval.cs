namespace Millibar.Statistics;

/// <summary>An estimate with the interval that goes with it, in the quantity's own unit.</summary>
/// <param name="Value">The point estimate; finite, not necessarily the centre.</param>
/// <param name="Low">Lower end; finite, at most <paramref name="High"/>.</param>
/// <param name="High">Upper end; finite.</param>
/// <param name="Level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
public readonly record struct Interval(double Value, double Low, double High, double Level = 0.95)
{
    /// <summary>The same interval with both half-widths multiplied by <paramref name="factor"/> (at least 0).</summary>
    /// <remarks>Used for the corrected variance of cross-validation (Nadeau and Bengio, Machine Learning 52, 2003).</remarks>
    public Interval Widen(double factor) =>
        this with { Low = Value - factor * (Value - Low), High = Value + factor * (High - Value) };

    /// <summary>The same interval cut to a metric's possible range.</summary>
    public Interval Clip(double lowest, double highest) =>
        this with { Low = Math.Clamp(Low, lowest, highest), High = Math.Clamp(High, lowest, highest) };
}
