using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Train.LearningCurves;

/// <summary>Measures a rung's learning curve: repeated splits with a fixed test fold each and nested training samples.</summary>
internal static class CurveMeasurer
{
    private static readonly double[] Factors = [1.5, 2, 3, 5, 10, 20];

    /// <summary>Measures the curve and extends it.</summary>
    /// <param name="fitter">The rung, prepared for <paramref name="data"/>; its own choices are made anew inside each sample.</param>
    /// <param name="data">All rows.</param>
    /// <param name="rows">The rows that may be used (the training part), distinct.</param>
    /// <param name="metric">The optimising metric.</param>
    /// <param name="design">How to measure.</param>
    /// <param name="random">The curve's stream; forked by split and anchor, so that threads change nothing.</param>
    /// <param name="outOfTime">Asked between fits; once true, the anchors that all splits have finished are the curve.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The curve in the metric's own unit with its forecast at 1.5, 2, 3, 5, 10 and 20 times the last anchor, or the reason why there is none.</returns>
    public static MeasuredCurve Measure(
        IFitter fitter, LearningData data, ReadOnlySpan<int> rows, Metric metric, CurveDesign design, RandomStream random, Func<bool> outOfTime, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(design.Splits, 2);
        var splits = new CurveSplit[design.Splits];
        for (var s = 0; s < splits.Length; s++) splits[s] = CurveSplit.Draw(data, rows, design.TestShare, random.Fork("split").Fork((ulong)s));
        var anchors = CurveAnchors.Of(splits.Min(s => s.Train.Length), data.ClassCount);
        if (anchors.Length < CurveForecaster.FewestPoints || splits.Any(s => s.Test.Length == 0))
        {
            return new MeasuredCurve(null, Sentence.Of($"A learning curve needs {CurveForecaster.FewestPoints} sizes from {Math.Max(CurveAnchors.Smallest, 2 * data.ClassCount)} rows up; {rows.Length} training rows are too few. Collect more rows."));
        }

        var tested = splits.SelectMany(s => s.Test).Distinct().Count();
        var points = new List<ErrorPoint>();
        foreach (var size in anchors)
        {
            var errors = ErrorsAt(size, fitter, data, splits, metric, design, random.Fork("fit").Fork((ulong)size), outOfTime, ct);
            if (errors is null) break;
            points.Add(Summarise(size, errors, tested));
        }

        if (points.Count < CurveForecaster.FewestPoints)
            return new MeasuredCurve(null, Sentence.Of($"Time ran out after {points.Count} of {anchors.Length} sizes; a curve needs {CurveForecaster.FewestPoints}. Raise --budget."));
        var full = anchors.Length == points.Count ? null : Sentence.Of($"Measured up to {points[^1].Rows} of {anchors[^1]} rows: time ran out.");
        return new MeasuredCurve(CurveFromPoints.Make(design.Rung, points, design.Splits, design.Family, design.Form, Sizes(points[^1].Rows), full), null);
    }

    private static ImmutableArray<int> Sizes(int last) => [.. Factors.Select(f => (int)Math.Floor(last * f))];

    /// <summary>The error of every split at one size, or null when time ran out before all were done.</summary>
    private static double[]? ErrorsAt(
        int size, IFitter fitter, LearningData data, CurveSplit[] splits, Metric metric, CurveDesign design, RandomStream random, Func<bool> outOfTime, CancellationToken ct)
    {
        var errors = new double?[splits.Length];
        Parallel.For(0, splits.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, design.Threads), CancellationToken = ct }, s =>
        {
            if (outOfTime()) return;
            using var model = fitter.Fit(splits[s].Train.AsSpan(0, size), random.Fork((ulong)s), ct);
            errors[s] = design.Form.ToError(metric.Measure(data.Score(splits[s].Test, Predict(model, data, splits[s].Test, ct)) with { FalsePositiveCost = design.FalsePositiveCost, FalseNegativeCost = design.FalseNegativeCost }));
        });
        return errors.All(e => e.HasValue) ? [.. errors.Select(e => e!.Value)] : null;
    }

    private static double[] Predict(IPredictor model, LearningData data, int[] test, CancellationToken ct)
    {
        var output = new double[test.Length * data.OutputWidth];
        model.Predict(data.Features, test, output, ct);
        return output;
    }

    private static ErrorPoint Summarise(int size, double[] errors, int tested)
    {
        var mean = errors.Average();
        var squares = errors.Sum(e => (e - mean) * (e - mean));
        return new ErrorPoint(size, mean, Math.Sqrt(squares / (errors.Length - 1) / errors.Length), tested);
    }
}
