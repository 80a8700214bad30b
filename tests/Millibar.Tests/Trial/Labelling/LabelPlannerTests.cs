using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;
using Millibar.Tests.Decide;
using Millibar.Trial.Labelling;

namespace Millibar.Tests.Trial.Labelling;

public sealed class LabelPlannerTests
{
    private static readonly CaseFile Failed = Cases.At(Place.Data).Reaching(0.8).Forecast((0.83, 0.86), (0.87, 0.9));

    /// <summary>From 0.8 at 1,000 rows to 0.86 (better end) and 0.83 (worse end) at 5,000, to 0.9 and 0.87 at 20,000; the aim is .85 + .01.</summary>
    [Fact]
    public void The_bracket_is_where_the_ends_of_the_band_cross_the_aim()
    {
        var plan = LabelPlanner.Make(Failed, new LabelPlanWish(), Cases.Now);
        Assert.Equal(RequirementState.Failed, plan.State);
        Assert.Equal(0.86, plan.Aim, 9);
        Assert.Equal(1_000, plan.TrainRows);
        Assert.Equal(4_000, plan.TrainLabels!.Value.Low);
        // Between 5,000 at .83 and 20,000 at .87 on a logarithmic axis: .86 at 5,000 * 4^.75 = 14,142.
        Assert.Equal(13_143, plan.TrainLabels.Value.High!.Value, 1.0);
        Assert.Null(plan.Open);
    }

    [Fact]
    public void Rounds_grow_threefold_at_most_and_there_are_five_at_most()
    {
        var plan = LabelPlanner.Make(Failed, new LabelPlanWish { Need = new Bracket(50_000, 400_000) }, Cases.Now);
        var totals = plan.Rounds.Select(round => (double)round.Total).ToList();
        Assert.InRange(totals.Count, 2, 5);
        Assert.All(totals.Zip(totals.Skip(1)), pair => Assert.InRange(pair.Second / pair.First, 1, 3.0001));
        Assert.InRange(totals[0] / 1_000, 1, 3.0001);
    }

    [Fact]
    public void Money_and_weeks_follow_from_price_pace_and_people()
    {
        var plan = LabelPlanner.Make(Failed, new LabelPlanWish { Need = new Bracket(1_000, 2_000), Cost = new Bracket(1, 2), PerHour = new Bracket(40, 50), People = 2, HoursPerWeek = 10, Each = 2 }, Cases.Now);
        Assert.Equal(new Bracket(2_000, 8_000), plan.Cost);
        // 2 people at 10 hours a week make 800 to 1,000 answers, 400 to 500 rows.
        Assert.Equal(new Bracket(2, 5), plan.Weeks);
        Assert.Null(plan.InBudget);
        Assert.True(LabelPlanner.Make(Failed, new LabelPlanWish { Need = new Bracket(1_000, 2_000), Cost = new Bracket(1, 2) }, Cases.Now).InBudget);
        Assert.False(LabelPlanner.Make(Failed, new LabelPlanWish { Need = new Bracket(9_000, 20_000), Cost = new Bracket(1, 2) }, Cases.Now).InBudget);
        Assert.Equal(plan.Weeks!.Value.High!.Value, plan.Rounds[^1].Ends!.Value.High!.Value, 6);
    }

    [Fact]
    public void The_due_date_is_held_against_the_weeks()
    {
        var wish = new LabelPlanWish { Need = new Bracket(1_000, 2_000), PerHour = Bracket.Of(10), People = 1, HoursPerWeek = 10 };
        CaseFile Due(int days) => Failed.Change(charter => charter with { Due = new DueDates { Data = DateOnly.FromDateTime(Cases.Now.UtcDateTime).AddDays(days) } });
        Assert.True(LabelPlanner.Make(Due(141), wish, Cases.Now).InTime);
        Assert.Null(LabelPlanner.Make(Due(100), wish, Cases.Now).InTime);
        Assert.False(LabelPlanner.Make(Due(69), wish, Cases.Now).InTime);
        Assert.Null(LabelPlanner.Make(Failed, wish, Cases.Now).InTime);
    }

    [Fact]
    public void Test_rows_come_first_where_the_requirement_is_undecided()
    {
        // .86 (.83 to .89) at 1,000 rows against .85: 9 times the rows decide it, and no round takes more than are there.
        var plan = LabelPlanner.Make(Cases.At(Place.Data).Reaching(0.86, 0.03), new LabelPlanWish(), Cases.Now);
        Assert.Equal(RequirementState.Undecided, plan.State);
        Assert.True(plan.Rounds[0].IsTest);
        Assert.Equal(1_000, plan.Rounds[0].Labels);
        Assert.True(plan.TestLabels.Low > 0);
        Assert.DoesNotContain(plan.Rounds.Skip(1), round => round.IsTest);
    }

    [Fact]
    public void A_target_that_no_curve_reaches_gets_no_number()
    {
        var plan = LabelPlanner.Make(Cases.At(Place.Data).Reaching(0.8).Forecast((0.8, 0.82), (0.81, 0.83)), new LabelPlanWish(), Cases.Now);
        Assert.Null(plan.TrainLabels);
        Assert.Contains("no curve gets to 0.85", plan.Open, StringComparison.Ordinal);
        var item = LabelPlanEvidence.Of(plan, Cases.Data, "blob", Cases.Now, "Ann");
        Assert.Null(item.Value);
        Assert.Null(item.High);
    }

    [Fact]
    public void An_open_upper_end_stays_open_and_says_why()
    {
        var plan = LabelPlanner.Make(Cases.At(Place.Data).Reaching(0.8).Forecast((0.81, 0.84), (0.82, 0.88)), new LabelPlanWish { Cost = Bracket.Of(2) }, Cases.Now);
        Assert.Null(plan.TrainLabels!.Value.High);
        Assert.NotNull(plan.Open);
        Assert.Null(plan.Cost!.Value.High);
        Assert.NotNull(LabelPlanEvidence.Of(plan, Cases.Data, "blob", Cases.Now, "Ann").Fact("open"));
    }

    [Fact]
    public void Met_needs_nothing_and_without_curve_or_requirement_it_says_what_to_do()
    {
        Assert.Empty(LabelPlanner.Make(Cases.At(Place.Data), new LabelPlanWish(), Cases.Now).Rounds);
        Assert.Equal("plan-no-curve", Assert.Throws<MillibarException>(() => LabelPlanner.Make(Failed.Without(EvidenceKinds.LearningCurve), new LabelPlanWish(), Cases.Now)).Code);
        Assert.Equal("plan-no-requirement", Assert.Throws<MillibarException>(() => LabelPlanner.Make(Failed.Change(charter => charter with { Success = charter.Success with { Requirements = [] } }), new LabelPlanWish(), Cases.Now)).Code);
    }

    /// <summary>Sent back for more data, 2 EUR a label: 2,000 labels fit into 5,000 EUR, 4,000 do not, whatever the curve that sent it back would have asked for.</summary>
    [Fact]
    public void R1_reads_the_plan()
    {
        var back = Failed.SentBack(AllReasons.MoreDataNeeded, Place.Train, Place.Data);
        back = back with { Decisions = [.. back.Decisions.Select(decision => decision with { DataVersion = Cases.Data })] };
        var rule = AllRules.InOrder.First(one => one.Reason == AllReasons.DataUnobtainable);
        Assert.IsType<Ruling.Fires>(rule.Judge(back, Cases.Now));
        var cheap = back.With(EvidenceKinds.LabelPlan, 1_500, (1_000, 2_000), metric: Cases.Metric);
        Assert.IsType<Ruling.DoesNotFire>(rule.Judge(cheap, Cases.Now));
        var dear = back.With(EvidenceKinds.LabelPlan, 3_000, (2_000, 4_000), metric: Cases.Metric);
        var fires = Assert.IsType<Ruling.Fires>(rule.Judge(dear, Cases.Now));
        Assert.Contains("4,000 labels", fires.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains(dear.Evidence[^1].Id, fires.Cites);
    }

    [Fact]
    public void R1_takes_the_plan_where_the_charter_says_no_number()
    {
        var silent = Failed.Change(charter => charter with { Resources = charter.Resources with { Labels = null, Rows = null } });
        var rule = AllRules.InOrder.First(one => one.Reason == AllReasons.DataUnobtainable);
        Assert.IsType<Ruling.CannotTell>(rule.Judge(silent, Cases.Now));
        Assert.IsType<Ruling.Fires>(rule.Judge(silent.With(EvidenceKinds.LabelPlan, 3_000, (2_000, 4_000), metric: Cases.Metric), Cases.Now));
    }
}
