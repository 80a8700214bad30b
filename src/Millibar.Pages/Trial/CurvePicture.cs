using Millibar.Pages.Charts;
using Millibar.Pages.Wording;
using Millibar.Train.LearningCurves;
using Millibar.Trial;

namespace Millibar.Pages.Trial;

/// <summary>Axes and outlines of the learning-curve picture.</summary>
/// <param name="X">Training rows, logarithmic.</param>
/// <param name="Y">The metric; per cent from the top.</param>
public sealed record CurvePicture(Scale X, Scale Y)
{
    public static CurvePicture Of(TrialReport report)
    {
        var points = report.Curves.SelectMany(c => c.Points.Concat(c.Forecast)).ToList();
        List<double> rows = [.. points.Select(p => (double)p.Rows)];
        if (report.Verdict.DataNeed is { } need)
        {
            rows.AddRange(need.Rounds.Select(r => (double)r));
            rows.Add(need.Low);
            if (need.High is { } high) rows.Add(high);
        }

        List<double> values = [.. points.SelectMany(p => new[] { p.Metric.Low, p.Metric.High }), .. report.Targets];
        var (low, top) = (values.Min(), values.Max());
        var pad = top > low ? (top - low) * 0.06 : Math.Max(Math.Abs(top) * 0.1, 0.1);
        return new CurvePicture(
            new Scale(rows.Min() * 0.9, rows.Max() * 1.1, Logarithmic: true, Start: 7, End: 98),
            new Scale(low - pad, top + pad, Start: 90, End: 4));
    }

    /// <summary>The forecast's interval as a closed outline in a 100 x 100 box, starting at the last measured point.</summary>
    public string Band(LearningCurve curve)
    {
        var points = Ahead(curve);
        var upper = points.Select(p => At(p.Rows, p.Metric.High));
        var lower = points.Reverse().Select(p => At(p.Rows, p.Metric.Low));
        return "M" + string.Join("L", upper.Concat(lower)) + "Z";
    }

    /// <summary>The forecast as a line in a 100 x 100 box.</summary>
    public string Line(LearningCurve curve) => "M" + string.Join("L", Ahead(curve).Select(p => At(p.Rows, p.Metric.Value)));

    /// <summary>The measured points joined.</summary>
    public string Measured(LearningCurve curve) => "M" + string.Join("L", curve.Points.Select(p => At(p.Rows, p.Metric.Value)));

    private static IReadOnlyList<CurvePoint> Ahead(LearningCurve curve) =>
        curve.Points.IsEmpty ? [.. curve.Forecast] : [curve.Points[^1], .. curve.Forecast];

    private string At(double rows, double value) => $"{Numbers.Coordinate(X.At(rows))} {Numbers.Coordinate(Y.At(value))}";
}
