using CsCheck;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Tests.Statistics.Metrics;

public sealed class MetricTests
{
    // Sorted by score: 1 .9 | 0 .8 | 1 .6 | 1 .55 | 0 .4 | 0 .3 | 1 .2 | 0 .1; decided at .5: TP 3, FP 1, FN 1, TN 3.
    private static readonly ScoredRows Eight = Samples.Binary([1, 0, 1, 1, 0, 0, 1, 0], [.9, .8, .6, .55, .4, .3, .2, .1]);

    [Theory]
    [InlineData("roc_auc", 11 / 16.0)] // the positives outrank 4, 3, 3 and 1 negatives
    [InlineData("average_precision", (1 + 2 / 3.0 + 3 / 4.0 + 4 / 7.0) / 4)]
    [InlineData("accuracy", 6 / 8.0)]
    [InlineData("balanced_accuracy", .75)]
    [InlineData("precision", .75)]
    [InlineData("recall", .75)]
    [InlineData("f1", .75)]
    [InlineData("mcc", (3 * 3 - 1 * 1) / 16.0)]
    [InlineData("brier", (.01 + .64 + .16 + .2025 + .16 + .09 + .64 + .01) / 8)]
    public void Binary_metrics_agree_with_a_calculation_by_hand(string name, double expected) =>
        Assert.Equal(expected, Measure(name, Eight), 12);

    [Fact]
    public void Log_loss_is_the_mean_of_minus_logs_and_is_clipped()
    {
        var expected = -(Math.Log(.9) + Math.Log(.2) + Math.Log(.6) + Math.Log(.55) + Math.Log(.6) + Math.Log(.7) + Math.Log(.2) + Math.Log(.9)) / 8;
        Assert.Equal(expected, Measure("log_loss", Eight), 12);
        Assert.Equal(-Math.Log(1e-15), Measure("log_loss", Samples.Binary([1], [0])), 9);
        Assert.Equal(0, Measure("log_loss", Samples.Binary([1], [1])), 12);
    }

    [Fact]
    public void Cost_decides_at_its_own_threshold()
    {
        // FP 5, FN 1: act above 5/6 only, so one TP (.9), no FP, three FN.
        Assert.Equal(3 / 8.0, Measure("cost", Eight with { FalsePositiveCost = 5 }), 12);
        // FP 1, FN 5: act above 1/6, so FN none and FP .8 .4 .3.
        Assert.Equal(3 / 8.0, Measure("cost", Eight with { FalseNegativeCost = 5 }), 12);
    }

    [Fact]
    public void Calibration_error_weighs_the_gaps_of_the_bins()
    {
        // Bin of .50 (7/15 to 8/15): mean probability .5, half positive: gap 0. Bin of .9: probability .9, truth 0: gap .9 for 1 of 3 rows.
        Assert.Equal(.3, Measure("expected_calibration_error", Samples.Binary([1, 0, 0], [.5, .5, .9])), 12);
    }

    [Fact]
    public void Ties_count_a_half_in_the_area_and_move_together_in_average_precision()
    {
        var tied = Samples.Binary([1, 0, 1, 0], [.7, .7, .7, .2]);
        Assert.Equal((.5 + 1 + .5 + 1) / 4, Measure("roc_auc", tied), 12);
        Assert.Equal(2 / 3.0, Measure("average_precision", tied), 12);
        Assert.Equal(.5, Measure("roc_auc", Samples.Binary([1, 0, 0], [.4, .4, .4])), 12);
    }

    [Fact]
    public void Multiclass_metrics_agree_with_a_calculation_by_hand()
    {
        // Confusion: class 0: 2 right, 1 as 1; class 1: 1 right; class 2: 1 as 0, 1 right.
        var rows = Samples.Multiclass(3, [0, 0, 0, 1, 2, 2],
        [
            .6, .3, .1,   .5, .2, .3,   .3, .4, .3,   .1, .8, .1,   .5, .3, .2,   .2, .3, .5,
        ]);
        Assert.Equal(4 / 6.0, Measure("accuracy", rows), 12);
        Assert.Equal((2 / 3.0 + 1 + .5) / 3, Measure("balanced_accuracy", rows), 12);
        Assert.Equal((2 / 3.0 + 2 / 3.0 + 2 / 3.0) / 3, Measure("f1_macro", rows), 12);
        // Chance: (3 x 3 + 1 x 2 + 2 x 1) / 36.
        Assert.Equal((4 / 6.0 - 13 / 36.0) / (1 - 13 / 36.0), Measure("cohen_kappa", rows), 12);
        Assert.Equal(-(Math.Log(.6) + Math.Log(.5) + Math.Log(.3) + Math.Log(.8) + Math.Log(.2) + Math.Log(.5)) / 6, Measure("log_loss", rows), 12);
        // Top 2: row 3 (.3 tied with .3, one above) is third with ties counted against it; row 5 (.2) is third.
        Assert.Equal(4 / 6.0, Measure("recall_top2", rows), 12);
        Assert.Equal(1, Measure("recall_top3", rows), 12);
    }

    [Fact]
    public void Regression_metrics_agree_with_a_calculation_by_hand()
    {
        var rows = Samples.Regression([1, 2, 4, 0], [1.5, 2, 2, 1]); // errors .5 0 -2 1
        Assert.Equal(3.5 / 4, Measure("mae", rows), 12);
        Assert.Equal(Math.Sqrt(5.25 / 4), Measure("rmse", rows), 12);
        Assert.Equal(1 - 5.25 / 8.75, Measure("r2", rows), 12); // mean 1.75, squares .5625 + .0625 + 5.0625 + 3.0625
        Assert.Equal(.75, Measure("median_absolute_error", rows), 12);
        Assert.Equal((.5 + 0 + .5) / 3, Measure("mape", rows), 12); // the row at 0 is skipped
    }

    [Fact]
    public void Edge_cases_have_a_number_or_a_clear_error()
    {
        var noPositive = Samples.Binary([0, 0], [.2, .3]);
        Assert.Equal(0, Measure("precision", noPositive));
        Assert.Equal(0, Measure("recall", noPositive));
        Assert.Equal(0, Measure("f1", noPositive));
        Assert.Equal(0, Measure("mcc", noPositive));
        Assert.Equal(.5, Measure("roc_auc", noPositive));
        Assert.Equal(0, Measure("average_precision", noPositive));
        Assert.Equal(1, Measure("r2", Samples.Regression([3, 3], [3, 3])));
        Assert.Equal(0, Measure("r2", Samples.Regression([3, 3], [3, 4])));
        Assert.Equal("metric-undefined", Assert.Throws<MillibarException>(() => Measure("mape", Samples.Regression([0, 0], [1, 2]))).Code);
        Assert.Equal("no-rows-to-score", Assert.Throws<MillibarException>(() => Measure("mae", Samples.Regression([], []))).Code);
        Assert.Equal("prediction-not-a-number", Assert.Throws<MillibarException>(() => Measure("mae", Samples.Regression([1], [double.NaN]))).Code);
        Assert.Equal("prediction-not-a-number", Assert.Throws<MillibarException>(() => Measure("roc_auc", Samples.Binary([1, 0], [.5, double.NaN]))).Code);
    }

    public static TheoryData<string, TaskKind> Everything()
    {
        var data = new TheoryData<string, TaskKind>();
        foreach (var task in Enum.GetValues<TaskKind>())
            foreach (var metric in AllMetrics.For(task, 7)) data.Add(metric.Name, task);
        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_weight_of_two_is_a_row_given_twice_and_order_does_not_matter(string name, TaskKind task)
    {
        Gen.Int[0, 10_000].Sample(
            seed =>
            {
                var random = new RandomStream(seed);
                var rows = Draw(task, 25, random);
                var metric = AllMetrics.Find(name, task, 7)!;
                int[] order = [.. Enumerable.Range(0, 25)];
                var weighted = rows with { Weights = [.. order.Select(_ => 1.0 + random.NextInt(2))] };
                int[] repeated = [.. order.SelectMany(i => Enumerable.Repeat(i, (int)weighted.Weights![i]))];
                random.Shuffle(repeated.AsSpan());
                var value = metric.Measure(weighted);
                Assert.Equal(value, metric.Measure(Samples.Take(rows, repeated)), 9);
                Assert.InRange(value, metric.Lowest, metric.Highest);
            },
            iter: 40);
    }

    [Fact]
    public void Rank_metrics_do_not_change_under_a_monotone_transform()
    {
        Gen.Int[0, 10_000].Sample(
            seed =>
            {
                var rows = Samples.DrawBinary(60, .3, new RandomStream(seed));
                var moved = Samples.Binary(rows.TrueClass, [.. Enumerable.Range(0, 60).Select(i => Math.Pow(rows.Probabilities[2 * i + 1], 3))]);
                Assert.Equal(Measure("roc_auc", rows), Measure("roc_auc", moved), 12);
                Assert.Equal(Measure("average_precision", rows), Measure("average_precision", moved), 12);
            },
            iter: 40);
    }

    internal static ScoredRows Draw(TaskKind task, int n, RandomStream random) => task switch
    {
        TaskKind.Binary => Samples.DrawBinary(n, .3, random),
        TaskKind.Multiclass => Samples.DrawMulticlass(n, 7, random),
        _ => Samples.DrawRegression(n, random),
    };

    private static double Measure(string name, ScoredRows rows) => AllMetrics.Find(name, rows.Task, rows.ClassCount)!.Measure(rows);
}
