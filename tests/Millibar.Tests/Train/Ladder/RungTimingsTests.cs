using Millibar.Train.Ladder;

namespace Millibar.Tests.Train.Ladder;

public sealed class RungTimingsTests
{
    [Fact]
    public void Fit_time_scatters_as_the_folds_do()
    {
        // Folds .8, 1, 1.2: mean 1, deviation .2; t with 2 degrees of freedom 4.3027; sqrt(1 + 1/3) = 1.1547: 2 x .2 x 4.3027 x 1.1547 = 1.9873.
        var fit = new RungTimings([1], 2, [0.8, 1, 1.2]).Fit(0.95);
        Assert.Equal(0.0127, fit.Interval.Low, 4);
        Assert.Equal(3.9873, fit.Interval.High, 4);
        Assert.Equal(3, fit.Count);
        Assert.True(fit.BoundedAbove);
    }

    [Fact]
    public void One_fold_bounds_nothing() => Assert.False(new RungTimings([1], 2, [1]).Fit(0.95).BoundedAbove);

    [Fact]
    public void Latency_has_the_interval_of_its_quantile_and_says_how_many_calls()
    {
        var latency = new RungTimings([.. Enumerable.Range(1, 100).Select(i => i / 10.0)], 1, []).Latency(0.5, 0.95);
        Assert.Equal((4.0, 6.1, 100), (latency.Interval.Low, latency.Interval.High, latency.Count));
    }
}
