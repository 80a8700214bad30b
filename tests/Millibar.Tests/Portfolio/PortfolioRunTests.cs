using Millibar.Decide;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Plan.Feasibility;
using Millibar.Portfolio;
using Millibar.Portfolio.Information;
using Millibar.Portfolio.Inputs;
using static Millibar.Tests.Portfolio.SampleCases;

namespace Millibar.Tests.Portfolio;

public sealed class PortfolioRunTests
{
    private static readonly PortfolioOptions Options = new() { Draws = 4000 };

    [Fact]
    public void A_projects_own_numbers_are_the_same_bit_for_bit_whichever_others_are_listed()
    {
        var a = Make("a");
        var alone = PortfolioRun.Run([a], Options, default).Projects[0];
        CaseFile[] others = [Make("b", Middling with { ValuePerYear = new(1_000_000, 9_000_000) }), Make("c", Middling with { Success = null }), Make("0")];
        var among = PortfolioRun.Run([.. others, a], Options, default).Projects.Single(project => project.Id == "a");
        Assert.Equal(alone.Value, among.Value);
        Assert.Equal(alone.ExpectedValue, among.ExpectedValue);
        Assert.Equal(alone.LossChance, among.LossChance);
        Assert.Equal(alone.Matrix, among.Matrix);
        Assert.Equal(alone.Inputs.Select(input => input.Law), among.Inputs.Select(input => input.Law));
    }

    [Fact]
    public void The_order_of_the_list_changes_nothing()
    {
        CaseFile[] files = [Make("a"), Make("b", Middling with { Cost = new(10_000, 20_000) }), Make("c", Middling with { Years = null })];
        var forward = PortfolioRun.Run(files, Options, default);
        var backward = PortfolioRun.Run([.. files.Reverse()], Options, default);
        Assert.Equal(forward.Projects.Select(Line), backward.Projects.Select(Line));
        Assert.Equal(forward.Advice.ChoiceText, backward.Advice.ChoiceText);
        Assert.Equal(forward.Advice.MeasurementText, backward.Advice.MeasurementText);
        static string Line(ProjectScore p) => $"{p.Id} {p.Rank} {p.Value} {p.First} {p.Top} {p.Regret} {p.PerfectInformation}";
    }

    [Fact]
    public void The_expected_value_is_the_product_of_the_inputs_means_less_the_cost()
    {
        var project = PortfolioRun.Run([Make("a")], new PortfolioOptions(), default).Projects[0];
        double Mean(PriorityInput input) => project.Find(input)!.Law.Mean;
        var exact = Mean(PriorityInput.Success) * Mean(PriorityInput.ValuePerYear) * Mean(PriorityInput.Years) - Mean(PriorityInput.Cost);
        // Half-width at 95 % is 1.96 standard errors: three of them.
        var error = (project.ExpectedValue.High - project.ExpectedValue.Value) / 1.96;
        Assert.Equal(exact, project.Value.Value, 3 * error);
    }

    [Fact]
    public void Money_already_spent_counts_no_more()
    {
        var fresh = PortfolioRun.Run([Make("a")], Options, default).Projects[0];
        var half = PortfolioRun.Run([Make("a") with { Spent = 40_000 }], Options, default).Projects[0];
        // Hardly a draw of the cost lies below 40,000.
        Assert.Equal(fresh.Value.Value + 40_000, half.Value.Value, 100.0);
        Assert.Contains(PortfolioRun.Run([Make("a") with { Spent = 200_000 }], Options, default).Projects[0].Notes, note => note.ToString().Contains("estimate the cost again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_whose_rank_depends_on_the_order_of_the_drivers_is_marked()
    {
        var easyTask = Make("easy-task", Middling with { Difficulty = new(0.85, 0.95), Data = new(0.1, 0.2) });
        var easyData = Make("easy-data", Middling with { Difficulty = new(0.1, 0.2), Data = new(0.85, 0.95) });
        var report = PortfolioRun.Run([easyTask, easyData], Options, default);
        var first = report.Projects.Single(project => project.Id == "easy-task");
        Assert.Equal((1, 2), (first.RankDifficultyFirst, first.RankDataFirst));
        Assert.All(report.Projects, project => Assert.True(project.Flips));
        var same = PortfolioRun.Run([Make("a"), Make("b", Middling with { Difficulty = new(0.1, 0.2), Data = new(0.1, 0.2) })], Options, default);
        Assert.All(same.Projects, project => Assert.False(project.Flips));
    }

    [Fact]
    public void Without_an_estimate_of_success_the_base_rate_stands_in_and_says_so()
    {
        var project = PortfolioRun.Run([Make("a", Middling with { Success = null })], Options, default).Projects[0];
        var success = project.Find(PriorityInput.Success)!;
        Assert.Equal(InputSource.BaseRate, success.Source);
        Assert.Equal(0.15, success.Law.Mean, 1e-6);
        Assert.Contains("15 %", success.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Finished_projects_make_the_base_rate_and_are_not_ranked()
    {
        var report = PortfolioRun.Run([Make("a", Middling with { Success = null }), Make("b", place: Place.Production), Make("c", place: Place.Stopped)], Options, default);
        Assert.Equal(["a"], report.Projects.Select(project => project.Id));
        // (1.5 + 1) / (10 + 2)
        Assert.Equal(2.5 / 12, report.BaseRate.Rate.Value, 1e-12);
        Assert.Equal(2.5 / 12, report.Projects[0].Find(PriorityInput.Success)!.Law.Mean, 1e-6);
        Assert.Contains("1 of 2", report.Projects[0].Find(PriorityInput.Success)!.Note.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_that_nobody_estimated_is_wide_open_and_a_project_without_any_is_off_the_matrix()
    {
        var part = PortfolioRun.Run([Make("a", Middling with { Data = null })], Options, default).Projects[0];
        Assert.Equal(InputSource.Assumed, part.Find(PriorityInput.Data)!.Source);
        Assert.True(part.Matrix!.DataFirst.High - part.Matrix.DataFirst.Low > 0.4);
        var none = PortfolioRun.Run([Make("a", Middling with { Difficulty = null, Accuracy = null, Data = null })], Options, default).Projects[0];
        Assert.Null(none.Matrix);
        Assert.Null(none.RankDataFirst);
    }

    [Fact]
    public void A_project_that_cannot_be_valued_is_listed_with_what_is_missing()
    {
        var report = PortfolioRun.Run(
            [Make("a"), Make("b", Middling with { Cost = null }), Make("c", Middling with { Success = new(0, 0.5) }), Make("d") with { Charter = Charter.Empty with { Priority = Middling, Resources = new Resources { Currency = "USD" } } }, Make("e") with { Charter = Charter.Empty with { Priority = Middling, Resources = new Resources { Currency = "EUR" } } }, Make("f") with { Charter = Charter.Empty with { Priority = Middling, Resources = new Resources { Currency = "EUR" } } }],
            Options,
            default);
        Assert.Equal(["b", "c", "d"], report.Unranked.Select(project => project.Id));
        Assert.Contains("cost was not estimated", report.Unranked[0].Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("between 0 and 1", report.Unranked[1].Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("USD", report.Unranked[2].Reason.ToString(), StringComparison.Ordinal);
        Assert.Equal("EUR", report.Currency);
    }

    [Fact]
    public void The_cheapest_measurement_that_could_change_the_choice_is_recommended()
    {
        // b is slightly better than a: an hour's baseline on either could turn the choice.
        var report = PortfolioRun.Run([Make("a"), Make("b", Middling with { ValuePerYear = new(105_000, 420_000) })], Options, default);
        Assert.Equal(["b"], report.Advice.Choice);
        Assert.Equal(MeasurementKind.Trial, report.Advice.Cheapest!.Kind);
        Assert.Equal(1, report.Advice.Cheapest.Step!.Hours);
        Assert.InRange(report.Advice.Cheapest.Gain.Changes, 0.05, 1);
    }

    [Fact]
    public void Where_one_project_towers_over_all_nothing_needs_measuring()
    {
        var giant = Middling with { ValuePerYear = new(90_000_000, 110_000_000), Success = new(0.85, 0.95) };
        var report = PortfolioRun.Run([Make("a"), Make("giant", giant)], Options, default);
        Assert.Null(report.Advice.Cheapest);
        Assert.Contains("No single measurement", report.Advice.MeasurementText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_losing_projects_chooses_none_and_an_empty_one_says_what_it_needs()
    {
        var losing = PortfolioRun.Run([Make("a", Middling with { Cost = new(5_000_000, 9_000_000) })], Options, default);
        Assert.Empty(losing.Advice.Choice);
        Assert.StartsWith("None", losing.Advice.ChoiceText.ToString(), StringComparison.Ordinal);
        Assert.Contains("90 % range", PortfolioRun.Run([], Options, default).Advice.ChoiceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_room_for_all_of_them_no_project_has_a_rival()
    {
        CaseFile[] files = [Make("a"), Make("b"), Make("c")];
        var report = PortfolioRun.Run(files, Options with { Top = 3 }, default);
        Assert.Equal(3, report.Advice.Choice.Length);
        Assert.All(report.Projects, project => Assert.Equal(1, project.Top.Value));
        var alone = PortfolioRun.Run([files[0]], Options, default).Projects[0];
        Assert.Equal(alone.PerfectInformation, report.Projects.Single(project => project.Id == "a").PerfectInformation);
    }

    [Fact]
    public void Scores_are_absolute_so_a_third_project_never_turns_two_others_round()
    {
        // Stretched between least and greatest, adding C turns A and B round; on the product scale B stays before A.
        static double Product(double impact, double feasibility) => impact * feasibility;
        Assert.Equal([50.0, 54.0], [Product(100, 0.5), Product(60, 0.9)]);
        var a = Make("a", Middling with { Friction = new(0.9, 0.9), Difficulty = new(0.2, 0.2) });
        var b = Make("b", Middling with { Friction = new(0.3, 0.3), Difficulty = new(0.9, 0.9) });
        foreach (var third in new[] { Make("c", Middling with { Friction = new(0.02, 0.02), Difficulty = new(0.85, 0.85) }), Make("d", Middling with { Friction = new(0.3, 0.3), Difficulty = new(0.01, 0.01) }) })
        {
            var before = Scores(PortfolioRun.Run([a, b], Options, default));
            var after = Scores(PortfolioRun.Run([a, b, third], Options, default));
            Assert.Equal(before["a"], after["a"]);
            Assert.Equal(before["b"], after["b"]);
        }

        static Dictionary<string, double> Scores(PortfolioReport report) => report.Projects.ToDictionary(project => project.Id, project => project.Matrix!.Score(DriverOrder.DifficultyFirst), StringComparer.Ordinal);
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Equal("option-top", Assert.Throws<MillibarException>(() => PortfolioRun.Run([], Options with { Top = 0 }, default)).Code);
        Assert.Equal("option-draws", Assert.Throws<MillibarException>(() => PortfolioRun.Run([], Options with { Draws = 1 }, default)).Code);
    }
}
