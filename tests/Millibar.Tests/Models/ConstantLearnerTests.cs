using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Tests.Models;

public class ConstantLearnerTests
{
    [Theory]
    [InlineData("rmse", 3.75)]
    [InlineData("mae", 2.0)]
    public void The_metric_decides_between_mean_and_median(string metric, double expected)
    {
        // Values 1, 1, 3, 10: mean 15 / 4, median (1 + 3) / 2.
        var data = SmallData.Of(TaskKind.Regression, [[0, 0, 0, 0]], [], [], [], [1, 1, 3, 10], 0);
        Assert.Equal(expected, SmallData.FitPredict(ManagedLearners.For(metric)[0], data, [0, 1, 2, 3], [0])[0], 1e-12);
    }

    [Theory]
    [InlineData("rmse", 7.0)]
    [InlineData("mae", 10.0)]
    public void Weights_count(string metric, double expected)
    {
        // Mean (1 + 1 + 1 + 6 * 10) / 9 = 7; the last row alone outweighs the other three.
        var data = SmallData.Of(TaskKind.Regression, [[0, 0, 0, 0]], [], [], [], [1, 1, 1, 10], 0) with { Weights = [1, 1, 1, 6] };
        Assert.Equal(expected, SmallData.FitPredict(ManagedLearners.For(metric)[0], data, [0, 1, 2, 3], [0])[0], 1e-12);
    }
}
