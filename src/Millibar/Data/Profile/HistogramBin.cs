namespace Millibar.Data.Profile;

/// <summary>Values in [Low, High), the last bin also its upper end.</summary>
public sealed record HistogramBin(double Low, double High, int Count);
