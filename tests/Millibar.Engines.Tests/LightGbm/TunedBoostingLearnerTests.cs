using Millibar.Engines.LightGbm;
using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Engines.Tests.LightGbm;

[Collection(nameof(LightGbmCollection))]
public sealed class TunedBoostingLearnerTests
{
    [Fact]
    public void One_trial_is_the_plain_rung()
    {
        var data = Synthetic.Classes(600);
        var (train, test) = (Synthetic.Range(0, 400), Synthetic.Range(400, 200));
        Assert.Equal(
            Predicting.FitPredict(new BoostingLearner(), data, train, test),
            Predicting.FitPredict(new TunedBoostingLearner(new TuningOptions { Trials = 1 }), data, train, test));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var data = Synthetic.Values(400);
        var (train, test) = (Synthetic.Range(0, 300), Synthetic.Range(300, 100));
        var learner = new TunedBoostingLearner(new TuningOptions { Trials = 5 });
        Assert.Equal(Predicting.FitPredict(learner, data, train, test), Predicting.FitPredict(learner, data, train, test));
    }

    [Fact]
    public void Without_time_the_defaults_are_returned()
    {
        var data = Synthetic.Classes(600);
        using var fitter = new TunedBoostingLearner(outOfTime: () => true).Prepare(data, CancellationToken.None);
        using var predictor = fitter.Fit(Synthetic.Range(0, 400), new RandomStream(1), CancellationToken.None);
        Assert.Contains("31 leaves at learning rate 0.1", ((BoostingPredictor)predictor).Describe.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_finds_parameters_that_suit_an_additive_target_better_than_the_defaults()
    {
        // y = x0 + effect of the category: small trees and a mild penalty do better than 31 leaves.
        var data = Synthetic.Values(1200);
        var (train, test) = (Synthetic.Range(0, 400), Synthetic.Range(400, 800));
        double Error(ILearner learner)
        {
            var output = Predicting.FitPredict(learner, data, train, test);
            return test.Select((row, i) => Math.Pow(output[i] - data.Values[row], 2)).Average();
        }

        Assert.True(Error(new TunedBoostingLearner(new TuningOptions { Trials = 20 })) < Error(new BoostingLearner()));
    }

    [Fact]
    public void Time_running_out_or_cancelling_in_the_middle_gives_every_native_object_back()
    {
        var before = NativeObjects.Alive;
        var data = Synthetic.Classes(600);
        foreach (var calls in (int[])[1, 40, 200])
        {
            var left = calls;
            using var fitter = new TunedBoostingLearner(outOfTime: () => --left < 0).Prepare(data, CancellationToken.None);
            fitter.Fit(Synthetic.Range(0, 400), new RandomStream(1), CancellationToken.None).Dispose();

            left = calls;
            using var source = new CancellationTokenSource();
            using var cancelled = new TunedBoostingLearner(outOfTime: () =>
            {
                if (--left < 0) source.Cancel();
                return false;
            }).Prepare(data, CancellationToken.None);
            Assert.ThrowsAny<OperationCanceledException>(() => cancelled.Fit(Synthetic.Range(0, 400), new RandomStream(1), source.Token));
            Assert.Equal(before + 2, NativeObjects.Alive);
        }

        Assert.Equal(before, NativeObjects.Alive);
    }

    [Fact]
    public void A_gain_is_real_when_its_lower_bound_is_above_zero()
    {
        // Differences 1, 2, 3: mean 2, standard error 1/sqrt(3) = 0.577, bound 2 - 1.645 * 0.577 = 1.05.
        Assert.True(HeldOutLosses.IsRealGain([1, 2, 3], [0, 0, 0]));

        // Differences -1, 1, 3: mean 1, standard error 2/sqrt(3) = 1.155, bound 1 - 1.90 < 0.
        Assert.False(HeldOutLosses.IsRealGain([-1, 1, 3], [0, 0, 0]));
        Assert.False(HeldOutLosses.IsRealGain([0, 0, 0], [1, 2, 3]));
    }
}
