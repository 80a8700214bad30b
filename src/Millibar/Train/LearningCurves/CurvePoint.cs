using Millibar.Statistics;

namespace Millibar.Train.LearningCurves;

/// <summary>The metric at n training rows.</summary>
/// <param name="Rows">Training rows (n).</param>
/// <param name="Metric">Value and interval in the metric's unit.</param>
public sealed record CurvePoint(int Rows, Interval Metric);
