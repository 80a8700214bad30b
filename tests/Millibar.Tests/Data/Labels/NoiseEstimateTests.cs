using Millibar.Data.Labels;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Labels;

public sealed class NoiseEstimateTests
{
    [Theory]
    [InlineData(0.05, false)]
    [InlineData(0.20, false)]
    [InlineData(0.10, true)]
    public void Finds_how_many_labels_are_wrong_where_confident_counts_take_model_errors_for_them(double rate, bool oneWay)
    {
        var (given, probabilities, wrong) = Plant(3_000, 4, rate, oneWay, new RandomStream(11));
        var estimate = NoiseEstimate.Of(given, probabilities, 4, new RandomStream(1), TestContext.Current.CancellationToken)!;
        var share = (double)wrong / given.Length;
        Assert.InRange(estimate.Share.Value, 0.85 * share, 1.15 * share);
        Assert.InRange(share, estimate.Share.Low, estimate.Share.High);
        Assert.Equal(given.Length, estimate.Expected.Sum(), 1e-6);
        if (oneWay) Assert.True(estimate.Cell(1, 0)!.Value.Value > 5 * estimate.Cell(0, 1)!.Value.Value); // class 0 is taken for 1, never the other way
    }

    [Fact]
    public void Clean_labels_that_the_model_often_misses_are_not_called_wrong()
    {
        var (given, probabilities, _) = Plant(3_000, 4, 0, false, new RandomStream(7));
        var estimate = NoiseEstimate.Of(given, probabilities, 4, new RandomStream(1), TestContext.Current.CancellationToken)!;
        Assert.InRange(estimate.Share.Value, 0, 0.02);
    }

    [Fact]
    public void The_seed_decides_and_the_threads_do_not()
    {
        var (given, probabilities, _) = Plant(1_000, 3, 0.1, false, new RandomStream(2));
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(NoiseEstimate.Of(given, probabilities, 3, new RandomStream(4), ct)!.Share, NoiseEstimate.Of(given, probabilities, 3, new RandomStream(4), ct)!.Share);
    }

    /// <summary>Classes of which some rows lie between two; the probabilities are those of a perfect model of the given labels.</summary>
    private static (int[] Given, double[] Probabilities, int Wrong) Plant(int n, int k, double rate, bool oneWay, RandomStream random)
    {
        var (given, probabilities, wrong) = (new int[n], new double[n * k], 0);
        for (var i = 0; i < n; i++)
        {
            var here = random.NextInt(k);
            var doubt = random.NextDouble() < 0.25 ? 0.5 * random.NextDouble() : 0.001;
            var truth = random.NextDouble() < doubt ? (here + 1) % k : here;
            given[i] = truth;
            if (oneWay ? truth == 0 && random.NextDouble() < rate * k : random.NextDouble() < rate)
            {
                given[i] = oneWay ? 1 : (truth + 1 + random.NextInt(k - 1)) % k;
                wrong++;
            }

            for (var c = 0; c < k; c++)
            {
                var q = c == here ? 1 - doubt : c == (here + 1) % k ? doubt : 0;
                for (var label = 0; label < k; label++)
                    probabilities[i * k + label] += q * (oneWay ? c == 0 ? label == 0 ? 1 - rate * k : label == 1 ? rate * k : 0 : label == c ? 1 : 0 : label == c ? 1 - rate : rate / (k - 1));
            }
        }

        return (given, probabilities, wrong);
    }
}
