using Millibar.Plan.Impact;
using Millibar.Portfolio.Information;
using Millibar.Statistics;

namespace Millibar.Tests.Portfolio;

public sealed class InformationValueTests
{
    // Pays +100 with probability .6 and -80 with .4: success brings 180 and costs 80.
    private static readonly ValueDraws Gamble = Draws(RangeLaw.Share(0.6, 0.6), RangeLaw.Positive(180, 180), RangeLaw.Positive(1, 1), RangeLaw.Positive(80, 80));

    // Open in every respect.
    private static readonly ValueDraws Open = Draws(RangeLaw.Share(0.1, 0.5), RangeLaw.Positive(50, 900), RangeLaw.Positive(1, 4), RangeLaw.Positive(60, 240));

    [Fact]
    public void The_textbook_gamble_is_worth_28_knowing_all_32_and_a_test_19_6()
    {
        Assert.Equal(28, Gamble.Mean, 1e-9);
        Assert.Equal(32, InformationValue.Perfect(Gamble, 0).Worth, 1e-9);
        Assert.Equal(32, InformationValue.Success(Gamble, 0).Worth, 1e-9);
        // P(yes) = .6 x .9 + .4 x .2 = .62; E[V, yes] = .54 x 100 - .08 x 80 = 47.6; never after no: 47.6 - 28.
        Assert.Equal(19.6, InformationValue.Trial(Gamble, TrialAccuracy.Of(0.9, 0.8), 0).Worth, 1e-9);
        Assert.Equal(0.38, InformationValue.Trial(Gamble, TrialAccuracy.Of(0.9, 0.8), 0).Changes, 1e-9);
    }

    [Fact]
    public void A_test_that_says_nothing_is_worth_nothing()
    {
        Assert.Equal(0, InformationValue.Trial(Open, TrialAccuracy.Of(0.5, 0.5), 0).Worth, 1e-9);
        Assert.Equal(0, InformationValue.ValuePerYear(Gamble, 0).Worth, 1e-9);
        Assert.Equal(0, InformationValue.Cost(Gamble, 0).Changes, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_trial_is_worth_no_more_than_knowing_success_and_no_input_more_than_everything(double rival)
    {
        var all = InformationValue.Perfect(Open, rival).Worth;
        var success = InformationValue.Success(Open, rival).Worth;
        Assert.InRange(InformationValue.Trial(Open, TrialAccuracy.HourBaseline, rival).Worth, 0, success);
        Assert.InRange(success, 0, all);
        // Means of inputs are taken apart, those of draws together: a hair of simulation error lies between.
        Assert.InRange(InformationValue.ValuePerYear(Open, rival).Worth, 0, all * 1.01 + 1);
        Assert.InRange(InformationValue.Cost(Open, rival).Worth, 0, all * 1.01 + 1);
        Assert.InRange(InformationValue.Years(Open, rival).Worth, 0, all * 1.01 + 1);
    }

    [Fact]
    public void Knowing_an_input_agrees_with_asking_for_it_in_a_nested_simulation()
    {
        // For each of 400 values of the cost, the expectation over everything else, by 2,000 draws of its own.
        const double Rival = 60;
        var inputs = (Success: RangeLaw.Share(0.1, 0.5), Value: RangeLaw.Positive(50, 900), Years: RangeLaw.Positive(1, 4), Cost: RangeLaw.Positive(60, 240));
        var random = new RandomStream(3);
        double sum = 0, mean = 0;
        for (var outer = 0; outer < 400; outer++)
        {
            var cost = inputs.Cost.Quantile((outer + 0.5) / 400);
            double inner = 0;
            for (var i = 0; i < 2000; i++) inner += inputs.Success.At(random.NextGaussian()) * inputs.Value.At(random.NextGaussian()) * inputs.Years.At(random.NextGaussian()) - cost;
            sum += Math.Max(inner / 2000 - Rival, 0) / 400;
            mean += inner / 2000 / 400;
        }

        Assert.Equal(sum - Math.Max(mean - Rival, 0), InformationValue.Cost(Open, Rival).Worth, 3.0);
    }

    [Fact]
    public void An_hour_of_trial_kills_what_is_out_of_reach_and_lifts_the_rest_a_little()
    {
        var hour = TrialAccuracy.HourBaseline;
        Assert.Equal(1, hour.Answers.Sum(answer => answer.IfSuccess), 1e-12);
        Assert.Equal(1, hour.Answers.Sum(answer => answer.IfFailure), 1e-12);
        // .4257 / (.4 x .0043 + .6 x .4257)
        Assert.Equal(1.6555, hour.LikelihoodRatio(TrialAnswer.Yes), 1e-4);
        Assert.Equal(0.047, hour.LikelihoodRatio(TrialAnswer.No), 1e-3);
        Assert.Equal(1, hour.LikelihoodRatio(TrialAnswer.Open), 0.01);
    }

    private static ValueDraws Draws(RangeLaw success, RangeLaw value, RangeLaw years, RangeLaw cost)
    {
        var random = new RandomStream(7);
        var common = CommonFactors.Draw(random, 20_000, SharedDrivers.Default);
        return ValueDraws.Draw(new ValueInputs(success, value, years, cost), common, new double[common.Draws], random.Fork("p"));
    }
}
