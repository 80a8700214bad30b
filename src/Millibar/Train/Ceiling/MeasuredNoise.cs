namespace Millibar.Train.Ceiling;

/// <summary>Evidence about label noise, or the reason why there is none.</summary>
/// <param name="Evidence">The evidence; null when the data has none.</param>
/// <param name="Reason">Why not, in one sentence; null when there is evidence.</param>
internal sealed record MeasuredNoise(NoiseEvidence? Evidence, Sentence? Reason);
