using CsCheck;
using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class RangeLawTests
{
    [Fact]
    public void The_ends_of_a_range_are_the_5_and_95_per_cent_points()
    {
        Gen.Select(Gen.Double[0.001, 1000], Gen.Double[1, 100]).Sample((low, ratio) =>
        {
            var law = RangeLaw.Positive(low, low * ratio);
            return Near(law.Quantile(0.05), low) && Near(law.Quantile(0.95), low * ratio);
        });
        Gen.Select(Gen.Double[0.001, 0.5], Gen.Double[0, 0.49]).Sample((low, more) =>
        {
            var law = RangeLaw.Share(low, low + more);
            return Near(law.Quantile(0.05), low) && Near(law.Quantile(0.95), low + more);
        });
    }

    [Fact]
    public void The_mean_of_a_lognormal_is_the_textbook_one()
    {
        // 10 to 1,000: m = ln 100, s = ln 10 / 1.644854 = 1.399872, mean = 100 exp(s^2 / 2) = 266.40.
        Assert.Equal(266.40, RangeLaw.Positive(10, 1000).Mean, 0.01);
    }

    [Fact]
    public void The_mean_of_a_logit_normal_agrees_with_a_million_draws()
    {
        var law = RangeLaw.Share(0.05, 0.6);
        var random = new RandomStream(1);
        double sum = 0, squares = 0;
        const int Draws = 1_000_000;
        for (var i = 0; i < Draws; i++)
        {
            var x = law.At(random.NextGaussian());
            sum += x;
            squares += x * x;
        }

        var mean = sum / Draws;
        var error = Math.Sqrt((squares / Draws - mean * mean) / Draws);
        Assert.InRange(law.Mean, mean - 3 * error, mean + 3 * error);
    }

    [Fact]
    public void A_number_that_is_known_stays_one()
    {
        Assert.Equal(3, RangeLaw.Positive(3, 3).Mean, 1e-12);
        Assert.Equal(3, RangeLaw.Positive(3, 3).At(5), 1e-12);
        Assert.Equal(0.25, RangeLaw.Share(0.25, 0.25).Mean, 1e-12);
    }

    [Fact]
    public void A_share_can_be_as_wide_as_a_range_and_have_a_given_mean()
    {
        var law = RangeLaw.ShareWithMean(0.15, 0.02, 0.4);
        Assert.Equal(0.15, law.Mean, 1e-9);
        Assert.Equal(RangeLaw.Share(0.02, 0.4).Scale, law.Scale, 1e-12);
    }

    [Fact]
    public void Evidence_multiplies_the_odds()
    {
        // Odds 1 : 3, three times as likely: 3 : 3.
        Assert.Equal(0.5, RangeLaw.Share(0.25, 0.25).After(3).Mean, 1e-12);
    }

    [Fact]
    public void Distance_is_one_at_the_ends_and_scales_with_the_spread()
    {
        var law = RangeLaw.Positive(10, 1000);
        Assert.Equal(1, law.Distance(10), 1e-9);
        Assert.Equal(1, law.Distance(1000), 1e-9);
        Assert.Equal(0, law.Distance(100), 1e-9);
        Assert.Equal(0.5, law.Rescaled(2).Distance(1000), 1e-9);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.NaN, 1)]
    public void A_positive_range_must_be_above_zero_finite_and_in_order(double low, double high) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RangeLaw.Positive(low, high));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 0.4)]
    [InlineData(double.NaN, 0.4)]
    public void A_share_must_lie_strictly_between_0_and_1_and_be_in_order(double low, double high) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => RangeLaw.Share(low, high));

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));
}
