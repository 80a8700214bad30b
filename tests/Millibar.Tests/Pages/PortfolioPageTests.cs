using System.Globalization;
using System.Text.RegularExpressions;
using Millibar.Evidence;
using Millibar.Pages.Portfolio;
using Millibar.Pages.Wording;
using Millibar.Plan.Charters;
using Millibar.Portfolio;
using static Millibar.Tests.Portfolio.SampleCases;

namespace Millibar.Tests.Pages;

public sealed partial class PortfolioPageTests
{
    [Fact]
    public async Task The_page_is_one_file_without_script_or_network_and_says_what_to_do()
    {
        var html = await PortfolioPage.RenderAsync(Report(), CultureInfo.GetCultureInfo("en"), default);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Network(), html);
        Assert.Contains("Do first", html, StringComparison.Ordinal);
        Assert.Contains("The cheapest measurement that could change it", html, StringComparison.Ordinal);
        Assert.Contains("millibar try FILE --target COL", html, StringComparison.Ordinal);
        Assert.Contains("Not ranked", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_placed_project_is_drawn_and_the_measured_share_is_an_arc()
    {
        var html = await PortfolioPage.RenderAsync(Report(), CultureInfo.GetCultureInfo("en"), default);
        Assert.Equal(3, Disc().Count(html));
        // Accuracy 1 and data .5 of 3 measured.
        Assert.Equal(["50"], Arc().Matches(html).Select(match => match.Groups["share"].Value));
    }

    [Fact]
    public async Task Names_from_the_outside_stay_text()
    {
        var html = await PortfolioPage.RenderAsync(PortfolioRun.Run([Make("<img src=x onerror=alert(1)>")], new PortfolioOptions { Draws = 200 }, default), CultureInfo.GetCultureInfo("en"), default);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_many_projects_only_the_first_have_their_ranges_drawn_and_the_page_says_so()
    {
        var files = Enumerable.Range(0, 40).Select(i => Make($"p{i}")).ToList();
        var html = await PortfolioPage.RenderAsync(PortfolioRun.Run(files, new PortfolioOptions { Draws = 200 }, default), CultureInfo.GetCultureInfo("en"), default);
        Assert.Equal(40, Disc().Count(html));
        Assert.Equal(2 * 5, Cross().Count(html));
        Assert.Contains("Ranges are drawn for the first 5", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_hold_no_words_of_their_own()
    {
        // Names and notes are made of signs; letters of the text file become '#'. What is left is hard-coded.
        var masked = PageText.Read("en").Map((_, text) => Letters().Replace(text, "#"));
        var report = PortfolioRun.Run([Make("1"), Make("2", Middling with { Cost = new(1, 2) })], new PortfolioOptions { Draws = 200, Top = 2 }, default);
        var silent = report with
        {
            Advice = report.Advice with { ChoiceText = Sentence.Plain("#"), MeasurementText = Sentence.Plain("#"), Cheapest = null },
            Projects = [.. report.Projects.Select(project => project with
            {
                Notes = [],
                Measurements = [.. project.Measurements.Select(measurement => measurement with { Step = null })],
                Inputs = [.. project.Inputs.Select(reading => reading with { Note = Sentence.Empty })],
            })],
            Estimators = [],
        };
        var spoken = Markup.Read(await PortfolioPage.RenderAsync(silent, masked, default)).Spoken.Replace("Millibar", "", StringComparison.Ordinal);
        Assert.Empty(Words().Matches(spoken).Select(match => match.Value).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_Korean_page_speaks_Korean()
    {
        var html = await PortfolioPage.RenderAsync(Report(), CultureInfo.GetCultureInfo("ko"), default);
        Assert.Contains("lang=\"ko\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("The cheapest measurement", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Do first", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_portfolio_is_a_page_too()
    {
        var html = await PortfolioPage.RenderAsync(PortfolioRun.Run([], new PortfolioOptions(), default), CultureInfo.GetCultureInfo("en"), default);
        Assert.Contains("No project can be valued yet", html, StringComparison.Ordinal);
    }

    private static PortfolioReport Report() => PortfolioRun.Run(
        [
            Make("a"),
            Make("b", Middling with { ValuePerYear = new EstimateRange(105_000, 420_000) }),
            Make("c", null, null, Constant(0.5), Candidate(0.93, 0.91, 0.95)),
            Make("d", Middling with { Cost = null }),
        ],
        new PortfolioOptions { Draws = 2000 },
        default);

    [GeneratedRegex("(src|href)=\"(https?:|//)")]
    private static partial Regex Network();

    [GeneratedRegex("<circle class=\"disc\"")]
    private static partial Regex Disc();

    [GeneratedRegex("<line class=\"cross")]
    private static partial Regex Cross();

    [GeneratedRegex("class=\"measured-ring\"[^>]*stroke-dasharray=\"(?<share>[0-9.]+) 100\"")]
    private static partial Regex Arc();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();
}
