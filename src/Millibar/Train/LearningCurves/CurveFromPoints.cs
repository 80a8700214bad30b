using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Resampling;

namespace Millibar.Train.LearningCurves;

/// <summary>Makes a learning curve out of measured points: fits, forecasts, and turns it all into the metric's own unit.</summary>
internal static class CurveFromPoints
{
    private const double Level = 0.95;

    /// <summary>Makes the curve.</summary>
    /// <param name="rung">Name to give it.</param>
    /// <param name="points">At least 4, ascending rows, in error form.</param>
    /// <param name="splits">Splits behind each mean, for the quantile of its interval; 0 where not known (normal quantile).</param>
    /// <param name="family">The learner's family.</param>
    /// <param name="form">Unit of the error.</param>
    /// <param name="sizes">Sizes to forecast, from the last point's rows to 20 times them.</param>
    /// <param name="doubt">What else makes the curve doubtful, or null.</param>
    public static LearningCurve Make(
        string rung, IReadOnlyList<ErrorPoint> points, int splits, LearnerFamily family, ErrorForm form, ImmutableArray<int> sizes, Sentence? doubt)
    {
        var (fit, peak) = CurveForecaster.Fit(points, family, form);
        var quantile = BcaLimits.StudentReach(Level, splits < 2 ? double.PositiveInfinity : splits - 1);
        return new LearningCurve
        {
            Rung = rung,
            Points = [.. points.Select(p => new CurvePoint(p.Rows, form.ToMetric(Around(p, quantile, form))))],
            Forecast = [.. sizes.Distinct().Order().Select(n => new CurvePoint(n, form.ToMetric(fit.At(n, LearningCurve.ForecastLevel))))],
            Calibrated = form.IsErrorRate && points.Count >= CurveForecaster.CalibratedPoints,
            Doubt = (doubt, peak) switch
            {
                (null, _) => peak,
                (_, null) => doubt,
                _ => Sentence.Join(" ", [doubt, peak]),
            },
            Family = family,
            Fit = fit,
            Form = form,
        };
    }

    private static Interval Around(ErrorPoint point, double quantile, ErrorForm form)
    {
        var reach = quantile * point.StandardError;
        // Splits that agree to the digit (a perfect rung, say) still leave room for kinds of rows that none of them drew.
        if (reach <= 1e-12 && point.Tested > 0) reach = EdgeBound.UnseenShare(point.Tested, Level);
        return new Interval(point.Error, point.Error - reach, point.Error + reach).Clip(0, form.Highest);
    }
}
