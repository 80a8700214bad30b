using Millibar.Data.Queues;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Queues;

public sealed class DecisionChanceTests
{
    /// <summary>Value .91, standard error .01, threshold .90, 300 rows and 300 more: s' = .00707, and the new estimate scatters by .00707 as well.</summary>
    [Fact]
    public void Hand_computed_case()
    {
        var z = NormalLaw.TwoSided(0.95);
        var chance = DecisionChance.Of(new Interval(0.91, 0.91 - 0.01 * z, 0.91 + 0.01 * z), 0.90, 300, 300);
        // Above: (.01 - 1.95996 * .00707) / .00707 = -.5457, chance .2926. Below: (-.01 - .01386) / .00707 = -3.374, chance .0004.
        Assert.Equal(0.2930, chance, 0.0005);
    }

    [Fact]
    public void Counted_in_simulated_projects_it_comes_true_as_often_as_it_says()
    {
        var z = NormalLaw.TwoSided(0.95);
        var expected = DecisionChance.Of(new Interval(0.91, 0.91 - 0.02 * z, 0.91 + 0.02 * z), 0.90, 200, 1_000);
        var random = new RandomStream(3);
        var (decided, all) = (0, 20_000);
        var later = 0.02 * Math.Sqrt(200.0 / 1_200);
        for (var i = 0; i < all; i++)
        {
            var truth = 0.91 + 0.02 * random.NextGaussian();
            var more = truth + 0.02 * Math.Sqrt(200.0 / 1_000) * random.NextGaussian();
            var estimate = (200 * 0.91 + 1_000 * more) / 1_200;
            if (Math.Abs(estimate - 0.90) >= z * later) decided++;
        }

        Assert.Equal(expected, decided / (double)all, 0.015);
    }

    [Fact]
    public void More_rows_decide_more_often()
    {
        var observed = new Interval(0.905, 0.88, 0.93);
        double[] chances = [.. new[] { 10.0, 100, 1_000, 100_000 }.Select(more => DecisionChance.Of(observed, 0.9, 400, more))];
        Assert.Equal(chances.Order(), chances);
        Assert.True(chances[0] < 0.01 && chances[^1] > 0.85);
    }
}
