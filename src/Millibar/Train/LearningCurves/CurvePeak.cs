namespace Millibar.Train.LearningCurves;

/// <summary>Finds a peak: an error that rises with more rows by more than chance. It occurs near as many rows as features.</summary>
internal static class CurvePeak
{
    private const double StandardErrors = 2;

    /// <summary>Where the usable part of the curve starts.</summary>
    /// <param name="points">Measured points, ascending rows.</param>
    /// <returns>Index of the first anchor to fit (0 where there is no peak) and a sentence about it, or null.</returns>
    /// <remarks>A law that only falls cannot describe the left side of a peak, so anchors left of it are dropped while enough remain.</remarks>
    public static (int Start, Sentence? Doubt) Find(IReadOnlyList<ErrorPoint> points)
    {
        int lowest = 0, peak = 0;
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Error < points[lowest].Error) lowest = i;
            var noise = Math.Sqrt(Square(points[i].StandardError) + Square(points[lowest].StandardError));
            if (noise <= 0 || points[i].Error - points[lowest].Error <= StandardErrors * noise) continue;
            if (peak == 0 || points[i].Error >= points[peak].Error) peak = i;
        }

        if (peak == 0) return (0, null);
        return points.Count - peak >= CurveForecaster.FewestPoints
            ? (peak, Sentence.Of($"The error rises up to {points[peak].Rows} rows and falls after: smaller sizes were left out of the forecast."))
            : (0, Sentence.Of($"The error rises towards {points[peak].Rows} rows: more data has made it worse, so the forecast is doubtful."));
    }

    private static double Square(double x) => x * x;
}
