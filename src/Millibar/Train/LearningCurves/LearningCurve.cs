using System.Collections.Immutable;

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
