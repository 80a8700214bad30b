using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Train.LearningCurves;

/// <summary>How a rung improves with rows: measured points and the forecast beyond them, in the metric's own unit.</summary>
public sealed record LearningCurve
{
    /// <summary>The rung.</summary>
    public required string Rung { get; init; }

    /// <summary>Measured anchors, ascending n.</summary>
    public required ImmutableArray<CurvePoint> Points { get; init; }

    /// <summary>Forecast at larger n, ascending, never beyond 20 times the last anchor.</summary>
    public required ImmutableArray<CurvePoint> Forecast { get; init; }

    /// <summary>True when the interval's coverage was calibrated for this metric (error rate only).</summary>
    public required bool Calibrated { get; init; }

    /// <summary>What makes the curve doubtful (e.g. a peak), or null.</summary>
    public string? Doubt { get; init; }
}

/// <summary>The metric at n training rows.</summary>
/// <param name="Rows">Training rows (n).</param>
/// <param name="Metric">Value and interval in the metric's unit.</param>
public sealed record CurvePoint(int Rows, Interval Metric);

/// <summary>Rows needed for a target: a bracket and the rounds to get there.</summary>
/// <param name="Low">The optimistic end.</param>
/// <param name="High">The pessimistic end; null when the curve does not get there within 20 times the last anchor.</param>
/// <param name="Rounds">Total rows after each collection round: at most 5, each at most 3 times the one before.</param>
public sealed record DataNeed(int Low, int? High, ImmutableArray<int> Rounds);
