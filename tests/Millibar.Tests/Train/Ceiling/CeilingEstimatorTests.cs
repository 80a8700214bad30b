using Millibar.Statistics;
using Millibar.Train.Ceiling;

namespace Millibar.Tests.Train.Ceiling;

public sealed class CeilingEstimatorTests
{
    private static readonly RandomStream Random = new(5);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0.05, 2, 0.0257)]
    [InlineData(0.10, 2, 0.0528)]
    [InlineData(0.20, 2, 0.1127)]
    [InlineData(0.30, 2, 0.1838)]
    [InlineData(0.10, 10, 0.0515)]
    [InlineData(0.20, 10, 0.1063)]
    [InlineData(0.3980, 2, 0.2741)]
    [InlineData(0.2248, 2, 0.1291)]
    [InlineData(0.0986, 2, 0.0520)]
    [InlineData(0.0343, 2, 0.0175)]
    [InlineData(0.2506, 2, 0.1469)]
    [InlineData(0.9, 2, 0.5)]
    public void The_lower_bound_has_its_published_values(double disagreement, int classes, double bound) =>
        Assert.Equal(bound, CoverHart.LowerBound(disagreement, classes), 0.0001);

    [Fact]
    public void Groups_AA_AA_AB_BB_disagree_in_a_quarter()
    {
        var counts = LabelCounts.Of([0, 0, 1, 1, 2, 2, 3, 3, 4], [0, 0, 0, 0, 0, 1, 1, 1, 0]);
        var noise = CeilingEstimator.Estimate(counts, 2, "duplicate-rows", Random, Ct);
        Assert.Equal(0.25, noise.Disagreement.Value, 1e-12);
        Assert.Equal(0.1464, noise.LowestError.Value, 0.00005);
        Assert.Equal((8, 4), (noise.Rows, noise.Groups));
    }

    [Theory]
    [InlineData(1, 0.3085, 0.3980)]
    [InlineData(2, 0.1587, 0.2248)]
    [InlineData(3, 0.0668, 0.0986)]
    [InlineData(4, 0.0228, 0.0343)]
    public void Two_normal_classes_show_their_disagreement_and_the_bound_lies_below_the_bayes_error(double distance, double bayes, double disagreement)
    {
        // x from the mixture of N(0, 1) and N(d, 1); two labels drawn independently given x.
        const int n = 15_000;
        var random = new RandomStream(11);
        var (items, labels) = (new int[2 * n], new int[2 * n]);
        for (var i = 0; i < n; i++)
        {
            var x = random.NextGaussian() + (random.NextDouble() < 0.5 ? 0 : distance);
            var second = 1 / (1 + Math.Exp(distance * (distance / 2 - x)));
            for (var j = 0; j < 2; j++) (items[2 * i + j], labels[2 * i + j]) = (i, random.NextDouble() < second ? 1 : 0);
        }

        var noise = CeilingEstimator.FromRepeatedLabels(items, labels, 2, random, Ct).Evidence!;
        var error = Math.Sqrt(disagreement * (1 - disagreement) / n);
        Assert.InRange(noise.Disagreement.Value, disagreement - 3 * error, disagreement + 3 * error);
        Assert.InRange(noise.Disagreement.High - noise.Disagreement.Low, 3.3 * error, 4.6 * error);
        Assert.True(noise.LowestError.Value < bayes && bayes < noise.Disagreement.Value);
    }

    [Fact]
    public void Arcsine_posteriors_give_the_published_band()
    {
        // p ~ Beta(.5, .5) is sin^2 of a uniform angle. D = E 2p(1-p) = .25, R* = E min(p, 1-p) = .1817.
        const int n = 40_000;
        var random = new RandomStream(12);
        var (items, labels) = (new int[2 * n], new int[2 * n]);
        var bayes = 0.0;
        for (var i = 0; i < n; i++)
        {
            var p = Math.Pow(Math.Sin(Math.PI / 2 * random.NextDouble()), 2);
            bayes += Math.Min(p, 1 - p) / n;
            for (var j = 0; j < 2; j++) (items[2 * i + j], labels[2 * i + j]) = (i, random.NextDouble() < p ? 1 : 0);
        }

        var noise = CeilingEstimator.FromRepeatedLabels(items, labels, 2, random, Ct).Evidence!;
        Assert.Equal(0.2506, noise.Disagreement.Value, 3 * 0.0022);
        Assert.Equal(0.1469, noise.LowestError.Value, 3 * 0.0016);
        Assert.Equal(0.1822, bayes, 3 * 0.0008);
        Assert.InRange(bayes, noise.LowestError.Value, noise.Disagreement.Value);
    }

    [Theory]
    [InlineData(0.1, 0.227)]
    [InlineData(0.2, 0.295)]
    [InlineData(0.3, 0.364)]
    public void Symmetric_noise_moves_the_bayes_error(double flip, double moved) =>
        Assert.Equal(moved, CoverHart.UnderSymmetricNoise(0.1587, flip), 0.0006);

    [Fact]
    public void Duplicates_below_five_percent_give_a_reason_instead_of_a_band()
    {
        var clusters = Enumerable.Range(0, 1000).Select(i => i < 40 ? i / 2 : i).ToArray();
        var noise = CeilingEstimator.FromDuplicates(clusters, new int[1000], 2, Random, Ct);
        Assert.Null(noise.Evidence);
        Assert.Contains("4.0%", noise.Reason!.ToString().Replace(" ", ""), StringComparison.Ordinal);
        var ceiling = CeilingEstimator.Band(noise, "accuracy", [new Interval(0.9, 0.88, 0.92)]);
        Assert.Null(ceiling.Band);
        Assert.Equal(noise.Reason, ceiling.Reason);
    }

    [Fact]
    public void The_band_reaches_from_the_best_model_to_the_bound_and_never_contradicts_a_model()
    {
        // 200 pairs, 40 % of which disagree: D = .4, lowest error .2764 (accuracy at most .7236).
        var clusters = Enumerable.Range(0, 400).Select(i => i / 2).ToArray();
        var classes = Enumerable.Range(0, 400).Select(i => i / 2 < 80 ? i % 2 : i / 2 % 2).ToArray();
        var noise = CeilingEstimator.FromDuplicates(clusters, classes, 2, Random, Ct);
        Assert.Equal(0.4, noise.Evidence!.Disagreement.Value, 1e-12);

        var band = CeilingEstimator.Band(noise, "accuracy", [new Interval(0.6, 0.55, 0.65), new Interval(0.65, 0.61, 0.69)]).Band!;
        Assert.Equal(0.61, band.Low, 1e-12);
        Assert.Equal(1 - noise.Evidence.LowestError.Low, band.High, 1e-12);
        Assert.True(band.High > 0.7236);

        var contradicted = CeilingEstimator.Band(noise, "accuracy", [new Interval(0.95, 0.93, 0.97)]).Band!;
        Assert.Equal(0.95, contradicted.High);
        Assert.Equal(0.93, contradicted.Low);
        Assert.Null(CeilingEstimator.Band(noise, "roc_auc", [new Interval(0.6, 0.5, 0.7)]).Band);
    }
}
