using Millibar.Engines.LightGbm;
using Millibar.Statistics;

namespace Millibar.Engines.Tests.LightGbm;

[Collection(nameof(LightGbmCollection))]
public sealed class DivergenceTests
{
    [Fact]
    public void A_multiclass_run_whose_loss_runs_away_is_started_again_lower()
    {
        var data = Synthetic.Classes(1500, 6);
        using var binned = BinnedRows.Of(data);
        var training = new EnsembleTraining(binned, owned: false, absoluteError: false);
        var plan = FitPlan.ForRounds(data, Synthetic.Range(0, 1000), new RandomStream(1));
        var reckless = BoostingParameters.Default(data, 1000) with { LearningRate = 4, Ridge = 0, MinRowsInLeaf = 1 };

        using var found = training.Search(plan, reckless, seed: 1, outOfTime: null, CancellationToken.None)!;
        Assert.InRange(found.Restarts, 1, 3);
        Assert.True(found.Parameters.LearningRate <= 2);
        Assert.True(found.Loss < Math.Log(6));

        using var all = training.FitAll(plan, reckless with { LearningRate = 50 }, 60, restarts: 0, seed: 1, CancellationToken.None);
        Assert.Contains("ran away", all.Describe.ToString(), StringComparison.Ordinal);
        Assert.All(Predicting.Of(all, data, Synthetic.Range(1000, 500)), p => Assert.InRange(p, 0, 1));
    }

    [Theory]
    [InlineData(double.NaN, 0.5, true)]
    [InlineData(double.PositiveInfinity, 0.5, true)]
    [InlineData(1.9, 0.5, true)]
    [InlineData(1.7, 0.5, false)]
    [InlineData(1.9, 1.0, false)]
    public void A_loss_has_run_away_when_it_is_above_a_blind_guess_and_twice_the_best(double loss, double best, bool expected)
    {
        var limits = RoundLimits.Of(Synthetic.Classes(10, 6), 0.1);
        Assert.Equal(expected, limits.IsRunaway(loss, best));
    }
}
