using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Millibar.Pages;
using Millibar.Pages.Charts;
using Millibar.Pages.Trial;
using Millibar.Pages.Wording;
using Millibar.Tests.Pages.Samples;

namespace Millibar.Tests.Pages;

public sealed partial class PictureTests
{
    [Fact]
    public void Better_is_to_the_right_also_where_lower_is_better()
    {
        foreach (var report in new[] { CreditReport.Make(), HousingReport.Make() })
        {
            var picture = Barometer.Of(new TrialView(report, PageText.Read("en")))!;
            Assert.True(picture.Axis.At(picture.Reading!.Metric.Value) > picture.Axis.At(picture.Floor!.Value) + 20);
        }
    }

    [Fact]
    public void A_rung_far_below_the_floor_does_not_press_the_others_together()
    {
        var picture = Barometer.Of(new TrialView(HousingReport.Make(), PageText.Read("en")))!;
        Assert.False(picture.Axis.Holds(picture.Marks.Single(m => m.Code == "neighbours").Metric.Value));
        Assert.True(picture.Axis.At(picture.Marks.Single(m => m.Code == "boosting").Metric.Value) - picture.Axis.At(picture.Floor!.Value) > 50);
    }

    [Fact]
    public void Each_target_is_labelled_with_its_state()
    {
        var flags = Barometer.Of(new TrialView(HousingReport.Make(), PageText.Read("en")))!.Flags;
        Assert.Contains(flags, f => f.Text == "target ≤ 30,000: undecided");
        Assert.Contains(flags, f => f.Text == "target ≤ 20,000: failed");
    }

    [Fact]
    public void Labels_never_touch_on_one_level() =>
        Gen.Select(Gen.Double[0, 100], Gen.Int[1, 30]).Array[1, 8].Sample(places =>
        {
            var flags = Flag.Spread(places.Select(p => new Flag("x", p.Item1, new string('m', p.Item2))));
            foreach (var level in flags.GroupBy(f => f.Level))
            {
                var spans = level.Select(Span).OrderBy(s => s.Left).ToList();
                for (var i = 1; i < spans.Count; i++)
                    if (spans[i].Left < spans[i - 1].Right) return false;
            }

            return flags.Count == places.Length;
        }, iter: 200);

    [Fact]
    public void Ticks_are_round_inside_and_not_many() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 1e6], Gen.Bool).Sample((low, width, turned) =>
        {
            var scale = turned ? new Scale(low + width, low) : new Scale(low, low + width);
            var ticks = scale.Ticks(5);
            return ticks.Count is >= 2 and <= 11 && ticks.All(t => t >= low - width * 1e-6 && t <= low + width * (1 + 1e-6)) && ticks.Select(t => scale.Label(t, ticks)).Distinct(StringComparer.Ordinal).Count() == ticks.Count;
        }, iter: 500);

    [Fact]
    public void A_logarithmic_scale_puts_equal_ratios_at_equal_distances()
    {
        var scale = new Scale(100, 10_000, Logarithmic: true, Start: 0, End: 100);
        Assert.Equal(50, scale.At(1000), 9);
        Assert.Equal([100, 200, 500, 1000, 2000, 5000, 10_000], scale.Ticks(7));
    }

    [Fact]
    public void Tick_labels_do_not_touch_on_a_phone()
    {
        var scale = new Scale(58, 12_000, Logarithmic: true);
        var ticks = scale.Ticks(7);
        var apart = scale.Apart(ticks);
        Assert.Contains(5000, ticks);
        Assert.Contains(5000, apart);
        Assert.DoesNotContain(10_000, apart);
    }

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("ink", "card")]
    [InlineData("soft", "paper")]
    [InlineData("soft", "card")]
    [InlineData("ink", "plain-bg")]
    [InlineData("met", "met-bg")]
    [InlineData("failed", "failed-bg")]
    [InlineData("undecided", "undecided-bg")]
    [InlineData("undecided", "paper")]
    [InlineData("data", "data-bg")]
    [InlineData("data", "paper")]
    [InlineData("ink", "data-bg")]
    [InlineData("soft", "data-bg")]
    [InlineData("target", "card")]
    [InlineData("target", "paper")]
    [InlineData("brass", "card")]
    [InlineData("floor", "card")]
    public void Text_has_contrast_AA_in_light_and_dark(string text, string ground)
    {
        var css = Embedded.Read("styles/page.css");
        var blocks = Root().Matches(css).Take(2).Select(m => Variable().Matches(m.Value).ToDictionary(v => v.Groups["name"].Value, v => v.Groups["color"].Value, StringComparer.Ordinal)).ToList();
        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, colors => Assert.True(Contrast(colors[text], colors[ground]) >= 4.5, $"{text} on {ground}: {Contrast(colors[text], colors[ground]):F2}"));
    }

    private static (double Left, double Right) Span(Flag flag)
    {
        var width = flag.Text.Length * 6.8 / 318 * 100;
        return flag.Anchor switch { "start" => (flag.At, flag.At + width), "end" => (flag.At - width, flag.At), _ => (flag.At - width / 2, flag.At + width / 2) };
    }

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string color)
    {
        double Part(int at)
        {
            var c = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex("--(?<name>[a-z-]+): (?<color>#[0-9a-f]{6});")]
    private static partial Regex Variable();
}
