using System.Collections.Immutable;
using System.Globalization;

namespace Millibar.Train.LearningCurves;

/// <summary>A learning curve measured elsewhere: CSV with the header <c>n,value,standard error</c>, one size a line.</summary>
public static class CurvePointsFile
{
    private const string Remedy = "Write one line a size under the header n,value,standard error, for instance 512,0.143,0.004.";
    private static readonly double[] Factors = [1.5, 2, 3, 5, 10, 20];

    /// <summary>Reads the points and makes the curve: the one entry point of <c>millibar train curve --points</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="lowerIsBetter">True for errors and losses; false for scores whose best value is 1.</param>
    /// <param name="sizes">Sizes to forecast, from the last point's rows to 20 times them; empty for 1.5, 2, 3, 5, 10 and 20 times.</param>
    /// <param name="family">The learner's family, where known.</param>
    /// <returns>The curve in the file's own unit. Values that all lie between 0 and 1 are taken as shares (accuracy, error rate), for which the interval is calibrated.</returns>
    /// <exception cref="MillibarException"><c>bad-curve-points</c>, <c>too-few-curve-points</c> or <c>size-out-of-range</c>, with the line.</exception>
    public static LearningCurve Read(string text, string fileName, bool lowerIsBetter, ImmutableArray<int> sizes, LearnerFamily family = LearnerFamily.Other)
    {
        var measured = Parse(text, fileName);
        var form = FormOf(measured, fileName, lowerIsBetter);
        var points = measured.Select(p => new ErrorPoint(p.Rows, form.ToError(p.Error), p.StandardError / form.Scale)).ToArray();
        var last = points[^1].Rows;
        foreach (var size in sizes)
        {
            if (size < last || size > last * CurveForecast.FarthestFactor)
                throw new MillibarException("size-out-of-range", $"No forecast for {size} rows: it would have to lie between {last} (the last measured size) and {last * CurveForecast.FarthestFactor:0} (20 times it).", "--at", "Ask for sizes in that range, or measure larger sizes first.");
        }

        var wanted = sizes.IsDefaultOrEmpty ? [.. Factors.Select(f => (int)Math.Floor(last * f))] : sizes;
        return CurveFromPoints.Make("points", points, 0, family, form, wanted, null);
    }

    /// <summary>The points as written, ascending: <see cref="ErrorPoint.Error"/> holds the value in the file's own unit.</summary>
    internal static ImmutableArray<ErrorPoint> Parse(string text, string fileName)
    {
        var points = ImmutableArray.CreateBuilder<ErrorPoint>();
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var header = lines[0].Trim().Split(',').Select(h => h.Trim().Trim('"').ToLowerInvariant().Replace('_', ' ')).ToArray();
        if (header is not ["n", "value", "standard error" or "stderr" or "se"])
            throw Bad(fileName, 1, $"the header is '{lines[0].Trim()}', not n,value,standard error");

        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0) continue;
            var cells = line.Split(',');
            if (cells.Length != 3) throw Bad(fileName, i + 1, $"{cells.Length} cells where 3 are due");
            if (!int.TryParse(cells[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var rows) || rows < 1)
                throw Bad(fileName, i + 1, $"n is '{cells[0].Trim()}', not a whole number above 0");
            var value = Number(cells[1], "value", fileName, i + 1);
            var standardError = Number(cells[2], "standard error", fileName, i + 1);
            if (standardError < 0) throw Bad(fileName, i + 1, "the standard error is negative");
            points.Add(new ErrorPoint(rows, value, standardError));
        }

        points.Sort((a, b) => a.Rows.CompareTo(b.Rows));
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Rows == points[i - 1].Rows)
                throw new MillibarException("bad-curve-points", $"The size {points[i].Rows} occurs twice.", fileName, "Give each size one line, the mean over its splits.");
        }

        if (points.Count < CurveForecaster.FewestPoints)
            throw new MillibarException("too-few-curve-points", $"{points.Count} sizes are too few for a forecast; {CurveForecaster.FewestPoints} are needed.", fileName, "Measure more sizes, each about 1.4 times the one before.");
        return points.ToImmutable();
    }

    private static ErrorForm FormOf(ImmutableArray<ErrorPoint> measured, string fileName, bool lowerIsBetter)
    {
        var shares = measured.All(p => p.Error is >= 0 and <= 1);
        if (!lowerIsBetter)
        {
            if (measured.Any(p => p.Error > 1))
                throw new MillibarException("bad-curve-points", $"A score above 1 ({measured.Max(p => p.Error)}) has no known best value.", fileName, "Divide percentages by 100, or give losses and use --lower-is-better.");
            return shares ? ErrorForm.OneMinusRate : ErrorForm.OneMinusScore;
        }

        if (measured.Any(p => p.Error < 0))
            throw new MillibarException("bad-curve-points", $"A loss below 0 ({measured.Min(p => p.Error)}) cannot be extended towards 0.", fileName, "Give losses whose best value is 0.");
        return shares ? ErrorForm.ErrorRate : ErrorForm.RelativeLoss(measured.Max(p => p.Error));
    }

    private static double Number(string cell, string name, string fileName, int line) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Bad(fileName, line, $"the {name} is '{cell.Trim()}', not a number");

    private static MillibarException Bad(string fileName, int line, string what) =>
        new("bad-curve-points", $"Line {line}: {what}.", $"{fileName}, line {line}", Remedy);
}
