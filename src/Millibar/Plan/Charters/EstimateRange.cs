namespace Millibar.Plan.Charters;

/// <summary>A person's 90 % range: the truth is believed to lie inside nine times out of ten.</summary>
/// <param name="Low">5 % point.</param>
/// <param name="High">95 % point; at least <paramref name="Low"/>.</param>
public readonly record struct EstimateRange(double Low, double High);
