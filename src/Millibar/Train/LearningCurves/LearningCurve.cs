using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Train.LearningCurves;

/// <summary>How a rung improves with rows: measured points and the forecast beyond them, in the metric's own unit.</summary>
public sealed record LearningCurve
{
    /// <summary>Nominal coverage of the forecast's intervals: the level that they were calibrated and are judged at.</summary>
    public const double ForecastLevel = 0.9;

    /// <summary>The rung.</summary>
    public required string Rung { get; init; }

    /// <summary>Measured anchors, ascending n.</summary>
    public required ImmutableArray<CurvePoint> Points { get; init; }

    /// <summary>Forecast at larger n, ascending, never beyond 20 times the last anchor.</summary>
    public required ImmutableArray<CurvePoint> Forecast { get; init; }

    /// <summary>True when the interval's coverage was calibrated for this metric (error rate only).</summary>
    public required bool Calibrated { get; init; }

    /// <summary>What makes the curve doubtful (e.g. a peak), or null.</summary>
    public Sentence? Doubt { get; init; }

    /// <summary>The learner's family, whose quantiles the forecast uses.</summary>
    public LearnerFamily Family { get; init; }

    /// <summary>The fit behind the forecast; null for a curve that was not made by this library.</summary>
    internal CurveForecast? Fit { get; init; }

    /// <summary>How the metric and the fit's error relate.</summary>
    internal ErrorForm? Form { get; init; }

    /// <summary>The metric at <paramref name="rows"/> training rows, with its interval, in the metric's own unit.</summary>
    /// <param name="rows">Between the last anchor and 20 times it.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <returns>Null outside that range, or where there is no fit: beyond it there is no forecast.</returns>
    public Interval? At(double rows, double level = ForecastLevel) =>
        Fit is null || Form is null || rows < Fit.LastRows || rows > Fit.LastRows * CurveForecast.FarthestFactor
            ? null
            : Form.ToMetric(Fit.At(rows, level));

    /// <summary>How many rows a value of the metric needs.</summary>
    /// <param name="target">The value to reach, in the metric's own unit.</param>
    /// <param name="currentRows">Training rows at hand, from which the rounds start; at least 1.</param>
    /// <returns>Null where even the optimistic curve does not get there within 20 times the last anchor, or where there is no fit.</returns>
    public DataNeed? NeedFor(double target, int currentRows) =>
        Fit is null || Form is null ? null : Fit.NeedFor(Form.ToError(target), currentRows);
}
