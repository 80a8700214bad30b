using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class QuantileIntervalTests
{
    [Fact]
    public void The_median_of_100_lies_between_the_40th_and_the_61st()
    {
        // Binomial(100, 1/2): P(at most 39) = P(at least 61) = .0176, and .0284 one further in.
        var (interval, bounded) = QuantileInterval.Of([.. Enumerable.Range(1, 100).Select(i => (double)i)], 0.5, 0.95);
        Assert.Equal((40, 61, 51), (interval.Low, interval.High, interval.Value));
        Assert.True(bounded);
    }

    [Theory]
    [InlineData(367, false)] // .99^367 = .02501
    [InlineData(368, true)] // .99^368 = .02476
    public void Too_few_values_do_not_bound_the_99th_percentile_from_above(int n, bool bounded)
    {
        double[] values = [.. Enumerable.Range(0, n).Select(i => (double)i)];
        var (interval, isBounded) = QuantileInterval.Of(values, 0.99, 0.95);
        Assert.Equal(bounded, isBounded);
        Assert.Equal(n - 1, interval.High);
        Assert.InRange(interval.Low, 355, interval.Value);
    }

    [Fact]
    public void It_covers_as_often_as_it_says()
    {
        var hits = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new RandomStream(seed);
            double[] values = [.. Enumerable.Range(0, 500).Select(_ => -Math.Log(1 - random.NextDouble())).Order()];
            if (QuantileInterval.Of(values, 0.99, 0.95).Interval is var i && i.Low <= Math.Log(100) && Math.Log(100) <= i.High) hits++;
        }

        Assert.InRange(hits, 940, 990);
    }
}
