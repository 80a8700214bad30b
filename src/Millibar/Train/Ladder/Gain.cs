using Millibar.Statistics;

namespace Millibar.Train.Ladder;

/// <summary>A paired gain in the metric's unit, turned so that positive is better.</summary>
/// <param name="Over">The cheaper rung it is measured against.</param>
/// <param name="Difference">Gain with its paired interval.</param>
/// <param name="Real">True when the whole interval is above 0.</param>
public sealed record Gain(string Over, Interval Difference, bool Real);
