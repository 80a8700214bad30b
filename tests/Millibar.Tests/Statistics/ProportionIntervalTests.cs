using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

/// <summary>Known answers: Newcombe, Stat. Med. 17 (1998), tables I and II; the bounds are those of an autonomous system's failure rate.</summary>
public sealed class ProportionIntervalTests
{
    [Theory]
    [InlineData(81, 263, .2553, .3662)]
    [InlineData(15, 148, .0624, .1605)]
    [InlineData(0, 20, 0, .1611)]
    [InlineData(1, 29, .0061, .1718)]
    [InlineData(950, 1000, .9347, .9619)]
    public void Wilson_gives_the_published_limits(int successes, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, trials);
        Assert.Equal((double)successes / trials, interval.Value);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Theory]
    [InlineData(81, 263, .2527, .3676)]
    [InlineData(15, 148, .0578, .1617)]
    [InlineData(0, 20, 0, .1684)]
    [InlineData(1, 29, .0009, .1776)]
    public void Clopper_Pearson_gives_the_published_limits(int successes, int trials, double low, double high)
    {
        var interval = ClopperPearsonInterval.Of(successes, trials);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Theory]
    [InlineData(0, 300, .05, .00994, 5)]
    [InlineData(0, 59, .05, .0495, 4)]
    [InlineData(10, 1000, .05, .0169, 4)]
    [InlineData(10, 1000, .001, .0240, 4)]
    [InlineData(5, 500, .05, .0209, 4)]
    public void One_sided_upper_bound_gives_the_published_value(int failures, int trials, double risk, double bound, int digits) =>
        Assert.Equal(bound, ClopperPearsonInterval.UpperBound(failures, trials, risk), digits);

    [Fact]
    public void Perfect_and_empty_counts_have_closed_forms()
    {
        // All of n: the exact lower bound is risk^(1/n), and the other end is 1.
        Assert.Equal(Math.Pow(.025, 1.0 / 40), ClopperPearsonInterval.Of(40, 40).Low, 12);
        Assert.Equal(1, ClopperPearsonInterval.Of(40, 40).High);
        Assert.Equal(1, WilsonInterval.Of(40, 40).High);
        Assert.InRange(WilsonInterval.Of(40, 40).Low, .90, .92);
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(1, 2, 1));
    }

    [Fact]
    public void Hybrid_difference_gives_the_published_limits()
    {
        var interval = NewcombeInterval.Independent(56, 70, 48, 80);
        Assert.Equal(.2, interval.Value, 12);
        Assert.Equal(.0524, interval.Low, 4);
        Assert.Equal(.3339, interval.High, 4);
    }

    [Theory]
    // Newcombe, Stat. Med. 17 (1998) 2635: 36/50 against 29/50, of which 20 both, 12 first only, 2 second only (table II, method 10).
    [InlineData(20, 12, 2, 16, .2, .0562, .3292)]
    public void Paired_difference_gives_the_published_limits(int both, int first, int second, int neither, double value, double low, double high)
    {
        var interval = NewcombeInterval.Paired(both, first, second, neither);
        Assert.Equal(value, interval.Value, 12);
        Assert.Equal(low, interval.Low, 3);
        Assert.Equal(high, interval.High, 3);
    }

    [Fact]
    public void Paired_difference_turns_round_and_keeps_a_width_without_disagreement()
    {
        var a = NewcombeInterval.Paired(50, 9, 4, 37);
        var b = NewcombeInterval.Paired(50, 4, 9, 37);
        Assert.Equal(a.Low, -b.High, 12);
        Assert.Equal(a.High, -b.Low, 12);
        var same = NewcombeInterval.Paired(90, 0, 0, 10);
        Assert.Equal(0, same.Value);
        Assert.InRange(same.High, .001, .04);
    }
}
