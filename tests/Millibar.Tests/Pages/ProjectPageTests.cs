using System.Globalization;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Pages.Project;
using Millibar.Pages.Wording;
using Millibar.Plan.Charters;
using Millibar.Tests.Pages.Samples;
using Millibar.Trial;

namespace Millibar.Tests.Pages;

public sealed class ProjectPageTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Languages => [.. PageText.Languages];

    private static MadeDecision Step(string id, Place from, Place to, string? reason, bool overridden = false) => new()
    {
        Id = id,
        Override = overridden,
        From = from,
        To = to,
        Reason = reason,
        Recommended = to,
        RecommendedReason = reason,
        Confidence = 0.9,
        Claim = "the claim <b>itself</b>",
        Cites = [],
        Why = overridden ? "because <script>alert(1)</script>" : null,
        CharterVersion = 1,
        DataVersion = null,
        At = At,
        By = "Ann",
    };

    private static CaseFile Case(string name)
    {
        var report = CreditReport.Make();
        MadeDecision[] steps =
        [
            Step("d1", Place.Plan, Place.Data, null), Step("d2", Place.Data, Place.Train, null), Step("d3", Place.Train, Place.Plan, "task-too-hard"),
            Step("d4", Place.Plan, Place.Train, null, overridden: true),
        ];
        return new CaseFile
        {
            Project = "p",
            Name = name,
            Charter = Charter.Empty with { Success = new Success { Optimise = report.Metric, Requirements = [$"{report.Metric} >= 0.85"] } },
            CharterVersion = 1,
            DataVersion = report.Hash,
            Place = Place.Train,
            Since = At,
            Path = [.. steps.Select(step => new Move(step.From, step.To, step.Reason, step.At, step.By, step.Id))],
            Evidence = TrialEvidence.Of(report, At, "Ann"),
            Decisions = [.. steps],
            Outcomes = [new SettledOutcome("d1", true, null, At, "Ann")],
            Spent = 120,
            Version = 9,
        };
    }

    private static Task<string> RenderAsync(CaseFile file, string language) =>
        ProjectPage.RenderAsync(file, DecisionEngine.Default.Judge(file, At), [], CultureInfo.GetCultureInfo(language), CancellationToken.None);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_page_is_well_formed_and_asks_for_nothing(string language)
    {
        var html = await RenderAsync(Case("credit"), language);
        var page = Markup.Read(html);
        Assert.Single(page.All("h1"));
        Assert.Equal(language, page.All("html").Single().Attributes["lang"]);
        var ids = page.Elements.Select(e => e.Attributes.GetValueOrDefault("id")).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(page.All("a"), a => Assert.Contains(a.Attributes["href"][1..], ids));
        Assert.All(page.All("table"), t => Assert.Equal("caption", t.Children[0].Name));
        Assert.All(page.Elements.Where(e => e.Attributes.GetValueOrDefault("role") == "region"), e => Assert.Equal("0", e.Attributes["tabindex"]));
        Assert.Empty(page.All("script"));
        Assert.DoesNotContain("https://", html.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_move_every_decision_and_the_requirement_are_told()
    {
        var spoken = Markup.Read(await RenderAsync(Case("credit"), "en")).Spoken;
        foreach (var word in new[] { "Plan → Data", "Train → Plan", "task too hard", "Plan → Train", "Against the recommendation", "roc_auc >= 0.85", "the claim held" })
            Assert.Contains(word, spoken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_users_are_shown_and_never_run()
    {
        var html = await RenderAsync(Case("<img src=x onerror=alert(1)>"), "en");
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_anything_has_a_page()
    {
        var file = Case("new") with { Charter = Charter.Empty, CharterVersion = 0, DataVersion = null, Place = Place.Plan, Path = [], Evidence = [], Decisions = [], Outcomes = [] };
        Assert.Contains("No step was taken yet.", Markup.Read(await RenderAsync(file, "en")).Spoken, StringComparison.Ordinal);
    }
}
