using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Tests.Statistics.Metrics;

namespace Millibar.Tests.Statistics;

public sealed class PairedGainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Gains_are_turned_so_that_positive_is_better_and_change_sign_with_the_sides()
    {
        foreach (var task in Enum.GetValues<TaskKind>())
        {
            var baseline = MetricTests.Draw(task, 300, new RandomStream(3));
            var candidate = Sharpen(baseline, new RandomStream(4));
            foreach (var metric in AllMetrics.For(task, baseline.ClassCount))
            {
                var gain = PairedGain.Of(metric, candidate, baseline, .95, new RandomStream(1), Ct);
                var loss = PairedGain.Of(metric, baseline, candidate, .95, new RandomStream(1), Ct);
                var raw = metric.Measure(candidate) - metric.Measure(baseline);
                Assert.Equal(metric.HigherIsBetter ? raw : -raw, gain.Value, 9);
                Assert.Equal(gain.Value, -loss.Value, 9);
                Assert.InRange(gain.Value, gain.Low, gain.High);
                Assert.Equal(gain.Low, -loss.High, .25 * (gain.High - gain.Low));
            }
        }
    }

    [Fact]
    public void A_clear_gain_is_above_zero_and_the_same_predictions_gain_nothing()
    {
        var baseline = Samples.DrawMulticlass(800, 5, new RandomStream(3), headStart: 1);
        var candidate = Sharpen(baseline, new RandomStream(4));
        foreach (var name in new[] { "accuracy", "f1_macro", "log_loss", "cohen_kappa" })
        {
            var metric = AllMetrics.Find(name, TaskKind.Multiclass, 5)!;
            Assert.True(PairedGain.Of(metric, candidate, baseline, .95, new RandomStream(1), Ct).Low > 0, name);
            var none = PairedGain.Of(metric, baseline, baseline, .95, new RandomStream(1), Ct);
            Assert.Equal(0, none.Value);
            Assert.InRange(none.Low, -.05, 0);
            Assert.InRange(none.High, 0, .05);
        }
    }

    [Fact]
    public void The_area_gain_is_paired_DeLong_on_enough_rows()
    {
        var baseline = Samples.DrawBinary(20_000, .3, new RandomStream(3));
        var candidate = Sharpen(baseline, new RandomStream(4));
        bool[] positive = [.. baseline.TrueClass.Select(c => c == 1)];
        double[] Score(ScoredRows r) => [.. Enumerable.Range(0, r.Count).Select(i => r.Probabilities[2 * i + 1])];
        var compared = DeLong.Compare(Score(candidate), Score(baseline), positive);
        var gain = PairedGain.Of(AllMetrics.Default(TaskKind.Binary), candidate, baseline, .95, new RandomStream(1), Ct);
        Assert.Equal(compared.First - compared.Second, gain.Value, 12);
        Assert.Equal(1.96 * Math.Sqrt(compared.DifferenceVariance), gain.High - gain.Value, 5);
    }

    [Fact]
    public void Pairing_narrows_the_interval_and_covers_about_as_often_as_it_says()
    {
        // Two noisy views of the same score, equally good: the true gain is 0.
        var covered = new Dictionary<string, int>();
        string[] names = ["f1", "average_precision", "brier", "accuracy", "roc_auc", "precision"];
        const int repeats = 80;
        for (var r = 0; r < repeats; r++)
        {
            var random = new RandomStream(500 + r);
            var shared = Samples.DrawBinary(200, .3, random);
            var (a, b) = (Blur(shared, random), Blur(shared, random));
            foreach (var name in names)
            {
                var gain = PairedGain.Of(AllMetrics.Find(name, TaskKind.Binary, 2)!, a, b, .95, new RandomStream(r), Ct);
                if (gain.Low <= 0 && gain.High >= 0) covered[name] = covered.GetValueOrDefault(name) + 1;
            }
        }

        foreach (var name in names) Assert.True(covered[name] >= 69, $"{name}: {covered[name]} of {repeats}");
    }

    [Fact]
    public void Other_rows_are_refused()
    {
        var rows = Samples.Binary([1, 0], [.7, .2]);
        var other = Samples.Binary([0, 1], [.7, .2]);
        Assert.Throws<ArgumentException>(() => PairedGain.Of(AllMetrics.Default(TaskKind.Binary), rows, other, .95, new RandomStream(1), Ct));
    }

    private static ScoredRows Blur(ScoredRows rows, RandomStream random) => Samples.Binary(
        rows.TrueClass,
        [.. Enumerable.Range(0, rows.Count).Select(i =>
        {
            var p = rows.Probabilities[2 * i + 1];
            return 1 / (1 + (1 - p) / p * Math.Exp(.7 * random.NextGaussian()));
        })]);

    /// <summary>The same predictions moved towards the truth on a third of the rows.</summary>
    private static ScoredRows Sharpen(ScoredRows rows, RandomStream random)
    {
        if (rows.Task == TaskKind.Regression)
            return rows with { PredictedValue = [.. rows.PredictedValue.Select((p, i) => random.NextInt(3) == 0 ? rows.TrueValue[i] + .1 * random.NextGaussian() : p)] };
        var k = rows.ClassCount;
        var p = (double[])rows.Probabilities.Clone();
        for (var i = 0; i < rows.Count; i++)
        {
            if (random.NextInt(3) != 0) continue;
            for (var c = 0; c < k; c++) p[i * k + c] = .3 * p[i * k + c] + (c == rows.TrueClass[i] ? .7 : 0);
        }

        return rows with { Probabilities = p };
    }
}
