using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Decide.Back.DataToPlan;
using Millibar.Decide.Stop;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Tests.Decide;

public sealed class RuleTests
{
    [Theory]
    [InlineData(5.0, typeof(Ruling.DoesNotFire))] // 1,000 labels x 5 = the budget of 5,000
    [InlineData(5.01, typeof(Ruling.Fires))]
    public void Labels_that_cost_more_than_the_budget_cannot_be_had(double cost, Type ruling) =>
        Assert.IsType(ruling, Judge("data-unobtainable", Cases.At(Place.Data).With(EvidenceKinds.LabelCost, cost)));

    [Fact]
    public void Rows_that_are_missing_send_back_only_once_they_are_due()
    {
        var few = Cases.At(Place.Data).With(EvidenceKinds.DataVersion, 400);
        Assert.IsType<Ruling.DoesNotFire>(Judge("data-unobtainable", few));
        var due = few.Change(charter => charter with { Due = new DueDates { Data = new DateOnly(2026, 2, 28) } });
        Assert.Contains("400 of 1,000", Assert.IsType<Ruling.Fires>(Judge("data-unobtainable", due)).Finding.ToString(), StringComparison.Ordinal);
        Assert.IsType<Ruling.DoesNotFire>(Judge("data-unobtainable", due.Change(charter => charter with { Due = new DueDates { Data = new DateOnly(2026, 3, 1) } })));
    }

    [Fact]
    public void Sent_back_for_more_data_the_curve_says_how_many_labels_are_to_be_paid()
    {
        var back = Cases.At(Place.Train).Reaching(0.8).Forecast((0.83, 0.87), (0.87, 0.9)).SentBack(AllReasons.MoreDataNeeded, Place.Train, Place.Data);
        Assert.Contains("10,000 labels", Assert.IsType<Ruling.Fires>(Judge("data-unobtainable", back)).Finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_difference_of_two_agreements_is_squared_and_added()
    {
        // 0.9 (0.85 to 0.95) - 0.6 (0.5 to 0.7): 0.3 - sqrt(0.05^2 + 0.1^2) = 0.1882.
        var difference = OtherTargetIsEasier.Difference(new Interval(0.9, 0.85, 0.95), new Interval(0.6, 0.5, 0.7));
        Assert.Equal((0.1882, 0.3, 0.4118), (Math.Round(difference.Low, 4), Math.Round(difference.Value, 4), Math.Round(difference.High, 4)));
    }

    [Fact]
    public void A_difference_paired_over_the_same_items_counts_where_it_was_held_against_today_s_own_measurement()
    {
        // 0.6 (0.5 to 0.7) and 0.65 (0.55 to 0.75): apart they overlap, paired they differ by 0.05 (0.02 to 0.08).
        var file = Cases.At(Place.Data).With(EvidenceKinds.LabelAgreement, 0.6, (0.5, 0.7), 150).Change(charter => charter with { Target = charter.Target with { Alternatives = ["coarse"] } });
        var today = file.Reading.Find(EvidenceKinds.LabelAgreement)!;
        CaseFile Paired(string over) => file with
        {
            Evidence = file.Evidence.Add(Cases.Item(EvidenceKinds.LabelAgreement, 0.65, (0.55, 0.75), 150, definition: "coarse") with
            {
                Facts = ImmutableSortedDictionary.CreateRange<string, string>([new("over", over), new("gain", "0.05"), new("gain_low", "0.02"), new("gain_high", "0.08")]),
            }),
        };
        Assert.IsType<Ruling.Fires>(Judge("other-target-is-easier", Paired(today.Id)));
        Assert.IsType<Ruling.DoesNotFire>(Judge("other-target-is-easier", Paired("another measurement")));
    }

    [Fact]
    public void Only_label_definitions_that_the_charter_considers_are_looked_at()
    {
        var better = Cases.At(Place.Data).With(EvidenceKinds.LabelAgreement, 0.5, (0.4, 0.6), 150).With(EvidenceKinds.LabelAgreement, 0.9, (0.85, 0.95), 150, definition: "coarse");
        Assert.IsType<Ruling.DoesNotFire>(Judge("other-target-is-easier", better));
        Assert.IsType<Ruling.Fires>(Judge("other-target-is-easier", better.Change(charter => charter with { Target = charter.Target with { Alternatives = ["fine", "coarse"] } })));
        Assert.IsType<Ruling.CannotTell>(Judge("other-target-is-easier", better.Change(charter => charter with { Target = charter.Target with { Alternatives = ["fine"] } })));
    }

    [Theory]
    [InlineData(0.4, 0.0, typeof(Ruling.DoesNotFire))]
    [InlineData(0.0, 0.1, typeof(Ruling.DoesNotFire))]
    [InlineData(0.4, 0.1, typeof(Ruling.Fires))]
    public void Drift_and_harm_only_together_send_back(double drift, double harm, Type ruling) =>
        Assert.IsType(ruling, Judge("data-mismatch", Cases.At(Place.Shadow).With(EvidenceKinds.Drift, drift, (drift - 0.01, drift + 0.01), phase: "shadow").With(EvidenceKinds.Harm, harm, (harm - 0.01, harm + 0.01), phase: "shadow")));

    [Fact]
    public void A_pilot_is_not_good_enough_only_when_mismatch_is_ruled_out()
    {
        var missed = Faults.All["pilot-not-good-enough"](Cases.At(Place.Pilot));
        Assert.IsType<Ruling.Fires>(Judge("pilot-not-good-enough", missed));
        Assert.IsType<Ruling.CannotTell>(Judge("pilot-not-good-enough", missed.Without(EvidenceKinds.Harm)));
        Assert.IsType<Ruling.DoesNotFire>(Judge("pilot-not-good-enough", Faults.All["data-mismatch"](missed)));
    }

    [Theory]
    [InlineData(-5, 5, typeof(Ruling.Fires))] // hoped for: 100, flat: up to 10
    [InlineData(5, 25, typeof(Ruling.CannotTell))]
    [InlineData(15, 25, typeof(Ruling.DoesNotFire))]
    public void An_outcome_that_stays_flat_while_the_metric_is_met_goes_back_to_plan(double low, double high, Type ruling) =>
        Assert.IsType(ruling, Judge("metric-does-not-drive-use", Cases.At(Place.Canary).With(EvidenceKinds.Outcome, (low + high) / 2, (low, high), phase: "canary")));

    [Fact]
    public void Conflicting_thresholds_show_the_trade_off()
    {
        var ruling = Assert.IsType<Ruling.Fires>(Judge("requirements-conflict", Faults.All["requirements-conflict"](Cases.At(Place.Train))));
        Assert.Contains("linear: roc_auc", ruling.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("boosting: roc_auc", ruling.Finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 0.5, 0.5, 3, 3, 1.0)] // 0.5 x 1 < 3 for sure
    [InlineData(10, 10, 0.5, 0.5, 3, 3, 0.0)]
    [InlineData(1, 100, 0.5, 0.5, 5, 5, 0.5)] // median of the log-normal is 10: even odds
    public void Value_below_cost_is_drawn_from_the_ranges(double low, double high, double p1, double p2, double c1, double c2, double share)
    {
        var priority = new PriorityEstimates { ValuePerYear = new EstimateRange(low, high), Success = new EstimateRange(p1, p2), Cost = new EstimateRange(c1, c2) };
        Assert.InRange(NetValue.ShareBelowCost(priority, 0)!.Value, share - 0.03, share + 0.03);
    }

    [Fact]
    public void Money_that_is_gone_is_gone_and_an_estimate_that_is_used_up_says_nothing()
    {
        var dear = Cases.At(Place.Train).Change(charter => charter with { Priority = charter.Priority with { ValuePerYear = new EstimateRange(4_000, 6_000), Cost = new EstimateRange(29_000, 31_000) } });
        Assert.IsType<Ruling.Fires>(Judge("stop", dear with { Spent = 0 }));
        Assert.IsType<Ruling.DoesNotFire>(Judge("stop", dear with { Spent = 28_000 }));
        Assert.IsType<Ruling.CannotTell>(Judge("stop", dear with { Spent = 40_000 }));
    }

    [Fact]
    public void Back_in_plan_a_project_stops_when_even_the_least_useful_value_is_out_of_reach()
    {
        var hard = Cases.At(Place.Train).Reaching(0.6).Forecast((0.6, 0.62), (0.61, 0.65), today: 0.6);
        Assert.Equal("task-too-hard", DecisionEngine.Default.Judge(hard, Cases.Now).Reason?.Code);
        var back = hard.SentBack(AllReasons.TaskTooHard, Place.Train, Place.Plan);
        Assert.Equal(RecommendedMove.Stop, DecisionEngine.Default.Judge(back, Cases.Now).Move);
        Assert.NotEqual(RecommendedMove.Stop, DecisionEngine.Default.Judge(hard with { Place = Place.Plan }, Cases.Now).Move);
    }

    [Fact]
    public void Evidence_on_another_subject_than_its_kinds_answers_no_question()
    {
        var kind = EvidenceKinds.Find("data.leakage")!;
        Assert.Null(kind.Misfit(Cases.Item(EvidenceKinds.Leakage, 0)));
        Assert.Contains("not about a model", kind.Misfit(Cases.Item(EvidenceKinds.Leakage, 0, model: "x")), StringComparison.Ordinal);
        Assert.Contains("needs a phase", EvidenceKinds.Find("deploy.drift")!.Misfit(Cases.Item(EvidenceKinds.Drift, 0)), StringComparison.Ordinal);
        Assert.Contains("needs the metric", EvidenceKinds.Find("train.ceiling")!.Misfit(Cases.Item(EvidenceKinds.Ceiling, 0)), StringComparison.Ordinal);
        Assert.All(Cases.At(Place.Train).Evidence, item => Assert.Null(EvidenceKinds.Find(item.Kind)!.Misfit(item)));
    }

    private static Ruling Judge(string reason, CaseFile file) => AllRules.InOrder.Single(rule => rule.Reason.Code == reason).Judge(file, Cases.Now);
}
