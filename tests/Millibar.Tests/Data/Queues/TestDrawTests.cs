using Millibar.Data.Queues;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Queues;

public sealed class TestDrawTests
{
    [Fact]
    public void Without_a_share_of_right_answers_all_rows_have_the_same_chance()
    {
        var chances = TestDraw.Chances(null, 40, 10, 0.2);
        Assert.All(chances, chance => Assert.Equal(0.25, chance, 12));
        Assert.Equal(1, TestDraw.Worth(null, chances));
    }

    [Fact]
    public void Chances_follow_the_spread_of_the_loss_and_sum_to_the_size()
    {
        // Errors .5 and .1, risk .3: spreads .5 * .49 + .5 * .09 = .29 and .1 * .49 + .9 * .09 = .13.
        double[] errors = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 0.5 : 0.1)];
        var chances = TestDraw.Chances(errors, 100, 20, alike: 1e-9);
        Assert.Equal(20, chances.Sum(), 9);
        Assert.Equal(Math.Sqrt(0.29 / 0.13), chances[0] / chances[1], 6);
    }

    [Fact]
    public void No_chance_exceeds_1_and_what_is_over_goes_to_the_others()
    {
        double[] errors = [0.5, 0.5, .. Enumerable.Repeat(0.0001, 98)];
        var chances = TestDraw.Chances(errors, 100, 50, alike: 0.2);
        Assert.Equal(1, chances[0]);
        Assert.Equal(50, chances.Sum(), 9);
        Assert.All(chances, chance => Assert.InRange(chance, 0.2 * 0.3, 1));
    }

    [Fact]
    public void Each_row_is_drawn_as_often_as_its_chance_says()
    {
        double[] errors = [.. Enumerable.Range(0, 60).Select(i => i / 120.0)];
        var chances = TestDraw.Chances(errors, 60, 15, alike: 0.2);
        var often = new int[60];
        const int Draws = 4_000;
        for (var seed = 0; seed < Draws; seed++)
        {
            var drawn = TestDraw.Draw(chances, new RandomStream(seed));
            Assert.Equal(15, drawn.Distinct().Count());
            foreach (var row in drawn) often[row]++;
        }

        for (var row = 0; row < 60; row++) Assert.Equal(chances[row], often[row] / (double)Draws, 0.04);
    }

    [Fact]
    public void The_weighted_error_rate_is_honest_and_sharper_by_what_is_promised()
    {
        var world = new RandomStream(5);
        double[] errors = [.. Enumerable.Range(0, 2_000).Select(_ => world.NextDouble() < 0.2 ? 0.45 : 0.02)];
        double[] wrong = [.. errors.Select(error => world.NextDouble() < error ? 1.0 : 0.0)];
        var truth = wrong.Average();
        var chances = TestDraw.Chances(errors, 2_000, 200, alike: 0.2);
        var (weighted, plain) = (new List<double>(), new List<double>());
        for (var seed = 0; seed < 1_500; seed++)
        {
            var drawn = TestDraw.Draw(chances, new RandomStream(seed));
            weighted.Add(drawn.Sum(row => wrong[row] / chances[row]) / drawn.Sum(row => 1 / chances[row]));
            plain.Add(TestDraw.Draw(TestDraw.Chances(null, 2_000, 200, 1), new RandomStream(seed)).Average(row => wrong[row]));
        }

        Assert.Equal(truth, weighted.Average(), 0.002);
        var gain = plain.Average(value => (value - truth) * (value - truth)) / weighted.Average(value => (value - truth) * (value - truth));
        Assert.InRange(TestDraw.Worth(errors, chances), 1.3, 3);
        Assert.InRange(gain, 0.8 * TestDraw.Worth(errors, chances), 1.35 * TestDraw.Worth(errors, chances));
    }
}
