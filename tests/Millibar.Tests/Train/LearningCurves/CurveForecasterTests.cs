using CsCheck;
using Millibar.Statistics;
using Millibar.Train.LearningCurves;

namespace Millibar.Tests.Train.LearningCurves;

public sealed class CurveForecasterTests
{
    [Fact]
    public void The_forecast_is_bracketed_widens_with_level_and_ends_at_twenty_times()
    {
        var curve = Curve(Law(1024, 11, n => 0.08 + 0.9 / Math.Sqrt(n)));
        var near = curve.At(2048)!.Value;
        Assert.Equal(0.08 + 0.9 / Math.Sqrt(2048), near.Value, 0.002);
        Assert.InRange(near.Value, near.Low, near.High);
        foreach (var (narrow, wide) in new[] { (0.5, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.99) })
        {
            var (a, b) = (curve.At(8000, narrow)!.Value, curve.At(8000, wide)!.Value);
            Assert.True(b.Low <= a.Low && a.High <= b.High && b.High - b.Low > a.High - a.Low);
        }

        Assert.NotNull(curve.At(20 * 1024));
        Assert.Null(curve.At(20 * 1024 + 1));
        Assert.Null(curve.At(1023));
    }

    [Fact]
    public void The_data_need_of_a_known_law_is_bracketed_with_rounds_of_threefold_growth()
    {
        // .10 needs 2,025 rows under e = .08 + .9 n^-.5; pow2 gets there earlier, pow3 there.
        var curve = Curve(Law(1024, 11, n => 0.08 + 0.9 / Math.Sqrt(n)));
        var need = curve.NeedFor(0.10, 1280)!;
        Assert.InRange(need.Low, 1281, 2025 * 1.05);
        Assert.InRange(need.High!.Value, 2025 * 0.95, 2025 * 1.05);
        Assert.Equal(need.High, need.Rounds[^1]);

        // .085 needs 32,400 rows: beyond 20 times 1,024 for pow3, so the pessimistic end is open; .01 is out of sight.
        Assert.Null(curve.NeedFor(0.085, 1280)!.High);
        Assert.Null(curve.NeedFor(0.01, 1280));
    }

    [Fact]
    public void Rounds_are_at_most_five_and_grow_at_most_threefold()
    {
        Gen.Select(Gen.Int[1, 100_000], Gen.Double[1, 20], Gen.Double[1, 20]).Sample((current, a, b) =>
        {
            var (low, high) = ((int)(current * Math.Min(a, b)), (int)(current * Math.Max(a, b)));
            var rounds = CollectionRounds.Plan(current, low, high);
            Assert.True(rounds.Length <= 5);
            var from = current;
            foreach (var total in rounds)
            {
                Assert.InRange(total, from, 3 * from);
                from = total;
            }

            Assert.Equal(Math.Max(current, high), from);
        });
    }

    [Fact]
    public void A_peak_is_flagged_and_what_lies_left_of_it_is_dropped()
    {
        var peaked = Law(2896, 14, n => n < 130 ? 0.2 + 0.001 * n : 0.05 + 3.0 / Math.Sqrt(n));
        var curve = Curve(peaked);
        Assert.Contains("128 rows", curve.Doubt?.ToString(), StringComparison.Ordinal);
        Assert.Equal(0.05 + 3.0 / Math.Sqrt(10_000), curve.At(10_000)!.Value.Value, 0.004);
        Assert.Null(Curve(Law(1024, 11, n => 0.05 + 1 / Math.Sqrt(n))).Doubt);
        Assert.Contains("worse", Curve(Law(1024, 11, n => 0.05 + 0.0001 * n)).Doubt?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_and_losses_come_back_in_their_own_unit()
    {
        var law = Law(1024, 11, n => 0.08 + 0.9 / Math.Sqrt(n));
        var accuracy = Curve(law, ErrorForm.OneMinusRate);
        Assert.True(accuracy.Calibrated);
        Assert.Equal(1 - law[^1].Error, accuracy.Points[^1].Metric.Value, 1e-12);
        Assert.True(accuracy.Forecast[^1].Metric.Value > accuracy.Points[^1].Metric.Value);
        Assert.True(accuracy.Forecast[^1].Metric.Low <= accuracy.Forecast[^1].Metric.High);
        Assert.Equal(Curve(law).NeedFor(0.1, 1280), accuracy.NeedFor(0.9, 1280), (a, b) => a!.Low == b!.Low && a.High == b.High);

        var loss = Curve(law, ErrorForm.RelativeLoss(200));
        Assert.False(loss.Calibrated);
        Assert.Equal(200 * law[^1].Error, loss.Points[^1].Metric.Value, 1e-9);
    }

    [Fact]
    public void The_interval_between_factors_and_levels_lies_between_its_neighbours()
    {
        foreach (var family in Enum.GetValues<LearnerFamily>())
        {
            var (a, b, c) = (ConformalTable.Quantiles(family, 2, 0.9), ConformalTable.Quantiles(family, 2.5, 0.9), ConformalTable.Quantiles(family, 3.0844, 0.9));
            Assert.InRange(b.Low, Math.Min(a.Low, c.Low), Math.Max(a.Low, c.Low));
            Assert.InRange(b.High, Math.Min(a.High, c.High), Math.Max(a.High, c.High));
            Assert.True(ConformalTable.Quantiles(family, 5, 0.95).Low > ConformalTable.Quantiles(family, 5, 0.93).Low);
        }

        Assert.Equal((1.54, 1.37), ConformalTable.Quantiles(LearnerFamily.Other, 1, 0.9), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-3 && Math.Abs(x.Item2 - y.Item2) < 1e-3);
        Assert.Equal((3.68, 0.55), ConformalTable.Quantiles(LearnerFamily.Trees, 20.75, 0.9), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-3 && Math.Abs(x.Item2 - y.Item2) < 1e-3);
    }

    private static LearningCurve Curve(ErrorPoint[] points, ErrorForm? form = null) =>
        CurveFromPoints.Make("linear", points, 5, LearnerFamily.Linear, form ?? ErrorForm.ErrorRate, [points[^1].Rows * 2, points[^1].Rows * 20], null);

    private static ErrorPoint[] Law(int last, int count, Func<double, double> error) =>
        [.. Enumerable.Range(0, count).Reverse().Select(i => (int)Math.Round(last / Math.Pow(2, i / 2.0))).Select(n => new ErrorPoint(n, error(n), 0.002))];
}
