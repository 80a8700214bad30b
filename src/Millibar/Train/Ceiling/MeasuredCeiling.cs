namespace Millibar.Train.Ceiling;

/// <summary>A ceiling, or the reason why there is none.</summary>
/// <param name="Band">The band in the metric's unit; null when none is justified.</param>
/// <param name="Reason">Why not, in one sentence; null when there is a band.</param>
public sealed record MeasuredCeiling(CeilingBand? Band, Sentence? Reason);
