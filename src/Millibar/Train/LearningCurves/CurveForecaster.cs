using System.Collections.Immutable;
using Millibar.Statistics.CurveFits;

namespace Millibar.Train.LearningCurves;

/// <summary>Fits measured points and extends them.</summary>
internal static class CurveForecaster
{
    /// <summary>Fewest distinct sizes that a forecast may rest on.</summary>
    public const int FewestPoints = 4;

    /// <summary>Fewest sizes behind which the interval's coverage was measured.</summary>
    public const int CalibratedPoints = 6;

    /// <summary>Fits the curve.</summary>
    /// <param name="points">At least 4 points, ascending rows.</param>
    /// <param name="family">The learner's family.</param>
    /// <param name="form">Unit of the error.</param>
    /// <returns>The forecast, and what makes it doubtful or null.</returns>
    public static (CurveForecast Forecast, Sentence? Doubt) Fit(IReadOnlyList<ErrorPoint> points, LearnerFamily family, ErrorForm form)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Count, FewestPoints);
        var (start, doubt) = CurvePeak.Find(points);
        var rows = points.Skip(start).Select(p => (double)p.Rows).ToArray();
        var errors = points.Skip(start).Select(p => p.Error).ToArray();
        var others = ImmutableArray.CreateBuilder<FittedCurve>(4);
        others.Add(CurveFit.Of(CurveFamily.Pow3, rows, errors, 1));
        others.Add(CurveFit.Of(CurveFamily.Mmf4, rows, errors, 1));
        others.Add(CurveFit.Of(CurveFamily.Mmf4, rows, errors, 2));
        if (CurveFit.OfLastFourfold(rows, errors) is { } recent) others.Add(recent);
        var forecast = new CurveForecast
        {
            LastRows = points[^1].Rows,
            LastError = points[^1].Error,
            Family = family,
            Highest = form.Highest,
            Centre = CurveFit.Of(CurveFamily.Pow3, rows, errors, 2),
            Optimistic = CurveFit.Of(CurveFamily.Pow2, rows, errors, 2),
            Others = others.ToImmutable(),
        };
        return (forecast, doubt);
    }
}
