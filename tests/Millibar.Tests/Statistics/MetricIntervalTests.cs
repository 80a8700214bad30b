using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Statistics.Resampling;
using Millibar.Tests.Statistics.Metrics;

namespace Millibar.Tests.Statistics;

public sealed class MetricIntervalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TaskKind.Binary, 400)]
    [InlineData(TaskKind.Binary, 12)]
    [InlineData(TaskKind.Multiclass, 400)]
    [InlineData(TaskKind.Multiclass, 12)]
    [InlineData(TaskKind.Regression, 400)]
    [InlineData(TaskKind.Regression, 3)]
    public void Every_interval_holds_its_value_and_stays_in_range(TaskKind task, int n)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var rows = MetricTests.Draw(task, n, new RandomStream(seed));
            var metrics = AllMetrics.For(task, rows.ClassCount);
            var intervals = MetricInterval.OfAll(metrics, rows, .95, new RandomStream(1), Ct);
            Assert.Equal(metrics.Length, intervals.Count);
            foreach (var metric in metrics)
            {
                var interval = intervals[metric.Name];
                Assert.Equal(metric.Measure(rows), interval.Value, 9);
                Assert.InRange(interval.Low, metric.Lowest, interval.Value);
                Assert.InRange(interval.High, interval.Value, metric.Highest);
                Assert.True(interval.High > interval.Low, metric.Name);
                Assert.Equal(interval, MetricInterval.OfAll(metrics, rows, .95, new RandomStream(1), Ct)[metric.Name]);
            }
        }
    }

    [Fact]
    public void A_perfect_score_still_has_a_width_that_shrinks_with_the_rows()
    {
        foreach (var name in AllMetrics.For(TaskKind.Binary, 2).Select(m => m.Name))
        {
            double Width(int half)
            {
                int[] truth = [.. Enumerable.Range(0, 2 * half).Select(i => i % 2)];
                var interval = Of(name, Samples.Binary(truth, [.. truth.Select(t => (double)t)]));
                return interval.High - interval.Low;
            }

            Assert.InRange(Width(25), 1e-3, 3);
            Assert.InRange(Width(250), 1e-4, .3 * Width(25));
        }
    }

    [Fact]
    public void Copies_of_rows_give_the_interval_of_the_distinct_rows()
    {
        foreach (var task in Enum.GetValues<TaskKind>())
        {
            var rows = MetricTests.Draw(task, 150, new RandomStream(5)) with { Clusters = [.. Enumerable.Range(0, 150)] };
            var copies = Samples.Take(rows, [.. Enumerable.Range(0, 600).Select(i => i / 4)]);
            var metrics = AllMetrics.For(task, rows.ClassCount);
            var distinct = MetricInterval.OfAll(metrics, rows, .95, new RandomStream(1), Ct);
            var repeated = MetricInterval.OfAll(metrics, copies, .95, new RandomStream(1), Ct);
            foreach (var metric in metrics)
            {
                Assert.Equal(distinct[metric.Name].Low, repeated[metric.Name].Low, 6);
                Assert.Equal(distinct[metric.Name].High, repeated[metric.Name].High, 6);
            }
        }
    }

    [Fact]
    public void Shares_are_Wilson_intervals_of_the_rows_that_count()
    {
        var rows = Samples.DrawBinary(300, .3, new RandomStream(2));
        var positives = rows.TrueClass.Count(c => c == 1);
        var recall = Of("recall", rows);
        Assert.Equal(WilsonInterval.Of((int)Math.Round(recall.Value * positives), positives).Low, recall.Low, 9);
        var accuracy = Of("accuracy", rows);
        Assert.Equal(WilsonInterval.Of((int)Math.Round(accuracy.Value * 300), 300).High, accuracy.High, 9);
    }

    [Fact]
    public void Cell_draws_and_row_draws_agree()
    {
        // Unit weights send the same rows down the path that draws rows.
        var rows = Samples.DrawMulticlass(2_000, 5, new RandomStream(6));
        foreach (var name in new[] { "f1_macro", "balanced_accuracy", "cohen_kappa" })
        {
            var cells = Of(name, rows);
            var drawn = Of(name, rows with { Weights = [.. Enumerable.Repeat(1.0, 2_000)] });
            Assert.Equal(cells.Low, drawn.Low, .1 * (cells.High - cells.Low));
            Assert.Equal(cells.High, drawn.High, .1 * (cells.High - cells.Low));
        }
    }

    [Fact]
    public void The_influence_of_average_precision_gives_the_bootstrap_error()
    {
        // The way that for many rows stands in for resampling, here beside it on the same rows.
        foreach (var weighted in new[] { false, true })
        {
            var random = new RandomStream(8);
            var rows = Samples.DrawBinary(3_000, .2, random);
            // Rounded scores give ties.
            rows = Samples.Binary(rows.TrueClass, [.. Enumerable.Range(0, 3_000).Select(i => Math.Round(rows.Probabilities[2 * i + 1], 2))]);
            if (weighted) rows = rows with { Weights = [.. Enumerable.Range(0, 3_000).Select(_ => .5 + random.NextDouble())] };
            var units = RowUnits.Of(rows, random, stratified: false);
            var error = PrecisionInfluence.StandardError(PrecisionInfluence.Of(RankedRows.OfPositiveClass(rows), rows.Weights), units);
            var replicates = Bootstrap.Replicate(units.Strata, [RowStatistic.AveragePrecision(rows, units)], 4_000, random, Ct)[0];
            var mean = replicates.Average();
            var deviation = Math.Sqrt(replicates.Sum(r => (r - mean) * (r - mean)) / 3_999);
            Assert.Equal(1, error / deviation, .04);
        }
    }

    [Fact]
    public void More_rows_than_units_give_the_same_error_by_groups()
    {
        // The mean of 120,000 losses in 40,000 groups of 3: the standard error is known.
        var rows = Samples.DrawRegression(120_000, new RandomStream(9));
        var interval = Of("mae", rows);
        var losses = rows.TrueValue.Zip(rows.PredictedValue, (y, p) => Math.Abs(y - p)).ToArray();
        var error = Math.Sqrt(losses.Sum(l => (l - interval.Value) * (l - interval.Value))) / losses.Length;
        Assert.Equal(2 * 1.96, (interval.High - interval.Low) / error, .25);
    }

    [Fact]
    public void A_metric_that_is_undefined_is_left_out()
    {
        var rows = Samples.Regression([0, 0, 0], [1, 2, 3]);
        var intervals = MetricInterval.OfAll(AllMetrics.For(TaskKind.Regression, 0), rows, .95, new RandomStream(1), Ct);
        Assert.DoesNotContain("mape", intervals.Keys);
        Assert.Equal(4, intervals.Count);
    }

    [Theory]
    [InlineData(.3, 120)]
    [InlineData(.1, 150)] // about 15 positives
    public void Ninety_five_percent_intervals_cover_about_that_often(double positives, int n)
    {
        // Truth from a large sample; over 100 samples the standard error of a coverage of .95 is .022.
        const int repeats = 100;
        var metrics = AllMetrics.For(TaskKind.Binary, 2);
        var large = Samples.DrawBinary(300_000, positives, new RandomStream(99));
        var truth = metrics.ToDictionary(m => m.Name, m => m.Name == "expected_calibration_error" ? 0 : m.Measure(large));
        var covered = metrics.ToDictionary(m => m.Name, _ => 0);
        for (var r = 0; r < repeats; r++)
        {
            var rows = Samples.DrawBinary(n, positives, new RandomStream(1000 + r));
            foreach (var (name, interval) in MetricInterval.OfAll(metrics, rows, .95, new RandomStream(r), Ct))
                if (truth[name] >= interval.Low && truth[name] <= interval.High) covered[name]++;
        }

        foreach (var (name, count) in covered) Assert.True(count >= 88, $"{name}: {count} of {repeats}");
        // Intervals that always cover would say nothing: on the whole some must miss.
        Assert.InRange(covered.Values.Average(), 90, 99);
    }

    private static Interval Of(string name, ScoredRows rows) =>
        MetricInterval.Of(AllMetrics.Find(name, rows.Task, rows.ClassCount)!, rows, .95, new RandomStream(1), Ct);
}
