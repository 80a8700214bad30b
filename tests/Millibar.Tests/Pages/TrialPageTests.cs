using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Millibar.Decide;
using Millibar.Pages.Trial;
using Millibar.Pages.Wording;
using Millibar.Statistics;
using Millibar.Tests.Pages.Samples;
using Millibar.Train.Ladder;
using Millibar.Trial;

namespace Millibar.Tests.Pages;

public sealed class TrialPageTests
{
    private const int MostBytes = 3_000_000;

    private static readonly ConcurrentDictionary<(string Sample, string Language), Task<string>> Rendered = new();

    public static TheoryData<string, string> Pages => [.. from sample in SampleReports.All from language in PageText.Languages select (sample.Name, language)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_well_formed_with_one_h1_unique_ids_and_headings_in_order(string sample, string language)
    {
        var page = Markup.Read(await Render(sample, language));
        Assert.Single(page.All("h1"));
        Assert.Equal(language, page.All("html").Single().Attributes["lang"]);
        Assert.Single(page.All("main"));
        Assert.Single(page.All("header"));
        Assert.Single(page.All("footer"));

        var ids = page.Elements.Select(e => e.Attributes.GetValueOrDefault("id")).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(page.All("a"), a => Assert.Contains(a.Attributes["href"][1..], ids));
        Assert.All(page.Elements.Where(e => e.Attributes.ContainsKey("aria-labelledby")), e => Assert.Contains(e.Attributes["aria-labelledby"], ids));

        var level = 1;
        foreach (var heading in page.Elements.Where(e => e.Name is ['h', >= '1' and <= '6']))
        {
            Assert.InRange(heading.Name[1] - '0', 1, level + 1);
            level = heading.Name[1] - '0';
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_picture_has_a_title_and_every_table_a_caption_and_heads(string sample, string language)
    {
        var page = Markup.Read(await Render(sample, language));
        Assert.NotEmpty(page.All("svg"));
        foreach (var svg in page.All("svg"))
        {
            if (svg.Attributes.GetValueOrDefault("aria-hidden") == "true") continue;
            Assert.Equal("img", svg.Attributes["role"]);
            Assert.Equal("title", svg.Children[0].Name);
        }

        Assert.All(page.All("table"), t => Assert.Equal("caption", t.Children[0].Name));
        Assert.All(page.All("th"), t => Assert.Contains(t.Attributes["scope"], new[] { "col", "row" }));
        Assert.All(page.Elements.Where(e => e.Attributes.GetValueOrDefault("role") == "region"), e => Assert.Equal("0", e.Attributes["tabindex"]));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_asks_for_nothing_runs_nothing_and_is_small(string sample, string language)
    {
        var html = await Render(sample, language);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 10_000, MostBytes);
        var page = Markup.Read(html);
        Assert.Contains("default-src 'none'", page.All("meta").Select(m => m.Attributes.GetValueOrDefault("content", "")).Single(c => c.Contains("src", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Elements, e => e.Name is "script" or "img" or "iframe" or "object" or "embed" or "form" or "base");
        foreach (var element in page.Elements)
            foreach (var (name, value) in element.Attributes)
            {
                Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase), name);
                Assert.NotEqual("src", name);
                if (name == "href") Assert.True(value.StartsWith('#') || value == "data:,", value);
                if (name == "style") Assert.Matches("^(--share|width|height):[0-9.]+(%|px)?$", value);
            }

        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_are_shown_as_text()
    {
        var page = Markup.Read(await Render("hostile", "en"));
        foreach (var name in HostileReport.Names.Where(n => n.Length < 60 && !string.IsNullOrWhiteSpace(n) && !n.Any(char.IsControl)))
            Assert.Contains(name, page.Spoken, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', page.Spoken);
    }

    [Fact]
    public async Task Ten_thousand_columns_cost_no_more_than_two_hundred()
    {
        var few = await TrialPage.RenderAsync(HostileReport.Make(200), PageText.Read("en"), default);
        var many = await TrialPage.RenderAsync(HostileReport.Make(10_000), PageText.Read("en"), default);
        Assert.InRange(many.Length, few.Length * 0.9, few.Length * 1.1);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_same_report_gives_the_same_bytes(string sample, string language) =>
        Assert.Equal(await Render(sample, language), await TrialPage.RenderAsync(SampleReports.All.Single(s => s.Name == sample).Report, CultureInfo.GetCultureInfo(language), default));

    [Theory]
    [InlineData("credit")]
    [InlineData("soybean")]
    [InlineData("housing")]
    [InlineData("leak")]
    public async Task Every_number_of_the_report_is_on_the_page(string sample)
    {
        var report = SampleReports.All.Single(s => s.Name == sample).Report;
        var html = await Render(sample, "en");
        var spoken = Markup.Read(html).Spoken;
        Assert.Contains($"<code class=\"hash\">{report.Hash}</code>", html, StringComparison.Ordinal);
        Assert.All(NumbersOf(report), number => Assert.Contains(number, spoken, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", spoken, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", spoken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absent_parts_say_why()
    {
        var spoken = Markup.Read(await Render("leak", "en")).Spoken;
        Assert.Contains("not measured while a leak is suspected", spoken, StringComparison.Ordinal);
        Assert.Contains("0 of 1000 rows are duplicates", spoken, StringComparison.Ordinal);
        Assert.Contains("these values say nothing about new cases", spoken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undecided_with_a_data_need_says_how_many_rows()
    {
        var credit = CreditReport.Make();
        var report = credit with { Requirements = [credit.Requirements[0]], Verdict = credit.Verdict with { Code = VerdictCode.Undecided } };
        var spoken = Markup.Read(await TrialPage.RenderAsync(report, PageText.Read("en"), default)).Spoken;
        Assert.Contains("between 2,900 and 14,000 training rows", spoken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_nothing_at_all_still_renders()
    {
        var empty = LeakReport.Make() with { Rows = 0, Columns = [], Ladder = [], Checks = [], Seconds = [], CurveReason = null, CeilingReason = null };
        var spoken = Markup.Read(await TrialPage.RenderAsync(empty, PageText.Read("en"), default)).Spoken;
        Assert.Contains("No rung was measured", spoken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rendering_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TrialPage.RenderAsync(LeakReport.Make(), CultureInfo.InvariantCulture, new CancellationToken(canceled: true)));

    private static Task<string> Render(string sample, string language) => Rendered.GetOrAdd(
        (sample, language),
        key => TrialPage.RenderAsync(SampleReports.All.Single(s => s.Name == key.Sample).Report, CultureInfo.GetCultureInfo(key.Language), default));

    private static IEnumerable<string> NumbersOf(TrialReport report)
    {
        yield return Numbers.Count(report.Rows);
        yield return report.Seed.ToString(CultureInfo.InvariantCulture);
        IEnumerable<Interval> intervals =
        [
            .. report.Ladder.SelectMany(r => r.Metrics.Values),
            .. report.CandidateMetrics.Values,
            .. report.Requirements.Select(r => r.Observed).OfType<Interval>(),
            .. report.Curves.SelectMany(c => c.Points.Concat(c.Forecast)).Select(p => p.Metric),
            .. report.Reliability.Select(b => b.Observed),
        ];
        foreach (var interval in intervals)
        {
            var text = Numbers.Estimate(interval);
            yield return text.Value;
            if (Numbers.IsBare(interval)) continue;
            yield return $"[{text.Low}, {text.High}]";
        }

        foreach (var gain in report.Ladder.Select(r => r.GainOverBestCheaper).OfType<Gain>()) yield return Numbers.Estimate(gain.Difference).Value;
        foreach (var rung in report.Ladder)
            foreach (var value in new[] { rung.FitSeconds, rung.ModelSizeMb, rung.LatencyP50Ms, rung.LatencyP99Ms })
                if (value is { } number) yield return Numbers.Plain(double.Round(number, 6));
        foreach (var point in report.Curves.SelectMany(c => c.Points.Concat(c.Forecast))) yield return Numbers.Count(point.Rows);
        foreach (var rows in report.Verdict.DataNeed?.Rounds ?? []) yield return Numbers.Count(rows);
        foreach (var suspect in report.Labels?.Suspects ?? []) yield return Numbers.Count(suspect.Row);
        foreach (var count in report.Confusion.Where(c => c > 0 && report.ClassNames.Length <= 12)) yield return Numbers.Count(count);
        foreach (var column in report.Columns)
        {
            yield return Numbers.Count(column.Missing);
            yield return Numbers.Count(column.Distinct);
            foreach (var quantile in column.Quantiles.Where(_ => column.Type == "number")) yield return Numbers.Plain(quantile);
        }

        foreach (var step in report.Seconds) yield return Numbers.Round(step.Seconds, step.Seconds < 0.095 ? 3 : 2);
    }
}
