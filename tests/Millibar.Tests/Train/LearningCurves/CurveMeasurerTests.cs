using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Train.LearningCurves;

namespace Millibar.Tests.Train.LearningCurves;

public sealed class CurveMeasurerTests
{
    private static readonly Metric Accuracy = AllMetrics.Find("accuracy", TaskKind.Multiclass, 3)!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_curve_of_a_known_learner_is_measured_and_extended()
    {
        var data = Data(4000);
        var curve = Measure(data, new ShrinkingErrorFitter(data)).Curve!;
        Assert.Equal(3200, curve.Points[^1].Rows);
        Assert.Equal(35, curve.Points[0].Rows); // 3,200 halved 6.5 times
        Assert.Equal(14, curve.Points.Length);
        Assert.All(curve.Points.Skip(3), p => Assert.Equal(0.9 - 1.5 / Math.Sqrt(p.Rows), p.Metric.Value, 0.04));
        Assert.Equal([4800, 6400, 9600, 16000, 32000, 64000], curve.Forecast.Select(p => p.Rows));
        Assert.All(curve.Forecast, p => Assert.InRange(0.9 - 1.5 / Math.Sqrt(p.Rows), p.Metric.Low, p.Metric.High));
        Assert.True(curve.Calibrated);
    }

    [Fact]
    public void A_perfect_rung_has_intervals_as_wide_as_its_test_rows_allow()
    {
        var data = Data(900);
        var curve = Measure(data, new ShrinkingErrorFitter(data, perfect: true)).Curve!;
        Assert.All(curve.Points, p => Assert.Equal(1, p.Metric.Value));
        Assert.All(curve.Points, p => Assert.Equal(1, p.Metric.High));
        // Five test folds of 180 rows hold about 900 (1 - .8^5) = 605 distinct ones; Wilson for 0 of 605 reaches 3.84 / 609.
        Assert.All(curve.Points, p => Assert.InRange(p.Metric.Low, 1 - 0.0070, 1 - 0.0055));
    }

    [Fact]
    public void Threads_change_no_number()
    {
        var data = Data(900);
        var one = Measure(data, new ShrinkingErrorFitter(data), threads: 1).Curve!;
        var two = Measure(data, new ShrinkingErrorFitter(data), threads: 2).Curve!;
        Assert.Equal(one.Points, two.Points);
        Assert.Equal(one.Forecast, two.Forecast);
    }

    [Fact]
    public void Samples_are_nested_stratified_and_never_touch_the_test_fold()
    {
        var data = Data(900);
        var split = CurveSplit.Draw(data, Enumerable.Range(0, 900).ToArray(), 0.2, new RandomStream(4));
        Assert.Equal(180, split.Test.Length);
        Assert.Equal(900, split.Test.Concat(split.Train).Distinct().Count());

        var fitter = new ShrinkingErrorFitter(data);
        Measure(data, fitter);
        var bySize = fitter.Fits.GroupBy(rows => rows.Length).OrderBy(g => g.Key).ToArray();
        Assert.All(bySize, g => Assert.Equal(5, g.Count()));
        foreach (var (small, large) in bySize.Zip(bySize.Skip(1)))
            Assert.All(small, rows => Assert.Contains(large, more => rows.SequenceEqual(more.Take(rows.Length))));
        foreach (var rows in fitter.Fits)
        {
            // Shares .6, .3 and .1, give or take two rows.
            var counts = rows.GroupBy(r => data.Classes[r]).ToDictionary(g => g.Key, g => g.Count());
            Assert.Equal(0.6 * rows.Length, counts[0], 2.5);
            Assert.Equal(0.1 * rows.Length, counts[2], 2.5);
        }
    }

    [Fact]
    public void Clusters_stay_on_one_side()
    {
        var data = Data(900) with { Clusters = [.. Enumerable.Range(0, 900).Select(i => i / 3)] };
        var split = CurveSplit.Draw(data, Enumerable.Range(0, 900).ToArray(), 0.2, new RandomStream(4));
        Assert.InRange(split.Test.Length, 180, 183);
        Assert.Empty(split.Test.Select(r => r / 3).Intersect(split.Train.Select(r => r / 3)));
    }

    [Fact]
    public void What_is_finished_when_time_runs_out_is_the_curve()
    {
        var data = Data(4000);
        var fits = 0;
        var curve = Measure(data, new ShrinkingErrorFitter(data), outOfTime: () => ++fits > 37).Curve!;
        Assert.Equal(7, curve.Points.Length); // 35 fits make seven sizes, two of the eighth are thrown away
        Assert.Contains("time ran out", curve.Doubt?.ToString(), StringComparison.Ordinal);
        Assert.True(curve.Forecast[^1].Rows <= 20 * curve.Points[^1].Rows);

        var none = Measure(data, new ShrinkingErrorFitter(data), outOfTime: () => true);
        Assert.Null(none.Curve);
        Assert.Contains("--budget", none.Reason?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_rows_give_a_reason_and_cancelling_stops()
    {
        var few = Data(100);
        Assert.Contains("too few", Measure(few, new ShrinkingErrorFitter(few)).Reason?.ToString(), StringComparison.Ordinal);
        var data = Data(900);
        Assert.ThrowsAny<OperationCanceledException>(() => CurveMeasurer.Measure(
            new ShrinkingErrorFitter(data), data, Enumerable.Range(0, 900).ToArray(), Accuracy, Design(1), new RandomStream(1), () => false, new CancellationToken(true)));
    }

    private static MeasuredCurve Measure(LearningData data, ShrinkingErrorFitter fitter, int threads = 1, Func<bool>? outOfTime = null) =>
        CurveMeasurer.Measure(fitter, data, Enumerable.Range(0, data.Classes.Length).ToArray(), Accuracy, Design(threads), new RandomStream(1), outOfTime ?? (() => false), Ct);

    private static CurveDesign Design(int threads) =>
        new() { Rung = "linear", Family = LearnerFamily.Linear, Form = ErrorForm.OneMinusRate, Threads = threads };

    private static LearningData Data(int rows) => new()
    {
        Features = new FeatureMatrix { RowCount = rows, Numeric = [], Categories = [] },
        Task = TaskKind.Multiclass,
        ClassCount = 3,
        Classes = [.. Enumerable.Range(0, rows).Select(i => i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2)],
    };
}
