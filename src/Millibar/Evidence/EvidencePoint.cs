using Millibar.Statistics;

namespace Millibar.Evidence;

/// <summary>One point of a curve: a value at n rows.</summary>
/// <param name="Rows">n.</param>
/// <param name="Value">Value and interval in the unit of the evidence.</param>
/// <param name="Forecast">False when measured, true when forecast.</param>
public sealed record EvidencePoint(int Rows, Interval Value, bool Forecast);
