using Millibar.Pages.Wording;
using Millibar.Statistics;

namespace Millibar.Tests.Pages;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(.78314, .75189, .81431, "0.783", "0.752", "0.814")] // width .062: three decimals keep two digits of it
    [InlineData(.583, .527, .637, "0.58", "0.53", "0.64")]
    [InlineData(30123, 29085, 31155, "30,100", "29,100", "31,200")] // width 2,070: hundreds
    [InlineData(-1.9004, -2.02, -1.78, "\u22121.90", "\u22122.02", "\u22121.78")]
    [InlineData(-.0004, -.09, .09, "0.00", "\u22120.09", "0.09")] // no minus zero
    [InlineData(.8, .8, .8, "0.8", "0.8", "0.8")] // bare
    public void An_estimate_keeps_two_digits_of_its_interval(double value, double low, double high, string a, string b, string c) =>
        Assert.Equal(new EstimateText(a, b, c), Numbers.Estimate(new Interval(value, low, high)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234567, "1,234,567")]
    [InlineData(0.0264, "0.0264")]
    [InlineData(0.000123456, "0.0001235")]
    [InlineData(-12.3456, "\u221212.35")]
    [InlineData(999.96, "1,000")]
    [InlineData(1e300, "1e300")]
    [InlineData(-2.5e-9, "\u22122.5e-9")]
    public void A_bare_number_has_four_significant_digits(double value, string text) => Assert.Equal(text, Numbers.Plain(value));

    [Theory]
    [InlineData(0, "0\u2009%")]
    [InlineData(.037, "3.7\u2009%")]
    [InlineData(.00001, "<\u20090.1\u2009%")]
    [InlineData(1, "100\u2009%")]
    public void A_share_is_per_cent(double share, string text) => Assert.Equal(text, Numbers.Percent(share));

    [Fact]
    public void Dates_are_days_in_UTC()
    {
        Assert.Equal("1994-01-01", Numbers.Date(757382400));
        Assert.Equal("1994-01-01 01:00", Numbers.Date(757386000));
        Assert.Equal("1994-01-01", Numbers.Date(757386000, dayIsEnough: true));
        Assert.Equal("1e15", Numbers.Date(1e15));
    }

    [Fact]
    public void Data_text_is_cut_between_characters_and_loses_its_control_characters()
    {
        Assert.Equal("a\ufffdb", DataText.Name("a\0b"));
        var cut = DataText.Value(new string('x', DataText.ValueLength - 1) + "😀 and more");
        Assert.Equal(new string('x', DataText.ValueLength - 1) + "…", cut);
    }
}
