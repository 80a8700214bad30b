using Millibar.Data.Slices;
using Millibar.Decide;
using Millibar.Decide.Forward;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Tests.Decide;

public sealed class GateTests
{
    public static TheoryData<string, string, string> Obligations() => new()
    {
        { "train", "software-2.0", EvidenceKinds.Rung },
        { "canary", "software-2.0", EvidenceKinds.Feedback },
        { "canary", "software-2.0", EvidenceKinds.LearningCurve },
        { "canary", "software-2.0", EvidenceKinds.Outcome },
        { "pilot", "human-in-the-loop", EvidenceKinds.TeamGain },
        { "pilot", "human-in-the-loop", EvidenceKinds.KeptErrors },
        { "pilot", "human-in-the-loop", EvidenceKinds.Reviews },
        { "shadow", "human-in-the-loop", EvidenceKinds.HumanErrors },
        { "canary", "human-in-the-loop", EvidenceKinds.Overridden },
        { "data", "autonomous", EvidenceKinds.LabelCost },
        { "pilot", "autonomous", EvidenceKinds.FailureRate },
        { "canary", "autonomous", EvidenceKinds.Guardrail },
        { "train", "software-2.0", EvidenceKinds.Gain },
        { "train", "software-2.0", EvidenceKinds.OrderDrift },
        { "train", "software-2.0", EvidenceKinds.Candidate },
        { "shadow", "software-2.0", EvidenceKinds.DeployMetric },
        { "shadow", "software-2.0", EvidenceKinds.Drift },
        { "data", "software-2.0", EvidenceKinds.DataVersion },
    };

    [Theory]
    [MemberData(nameof(Obligations))]
    public void What_the_gate_asks_for_keeps_it_shut_when_it_is_missing_and_is_the_next_step(string place, string archetype, string kind)
    {
        var advice = Judge(Cases.At(Place.Find(place)!.Value, Kind(archetype)).Without(kind));
        Assert.Equal((RecommendedMove.Stay, RequirementState.Undecided), (advice.Move, advice.Gate!.State));
        Assert.Null(advice.Confidence);
        Assert.NotNull(advice.Next.Command);
    }

    [Fact]
    public void A_candidate_that_does_not_beat_the_best_cheap_rung_opens_no_gate()
    {
        var equal = Cases.At(Place.Train).With(EvidenceKinds.Gain, 0.001, (-0.01, 0.012), metric: Cases.Metric, model: Cases.Model);
        Assert.Equal(RecommendedMove.Stay, Judge(equal).Move);
        var constant = Cases.At(Place.Train) with { Evidence = [.. Cases.At(Place.Train).Evidence.Select(item => item.Subject.Model == Cases.Model ? item with { Subject = item.Subject with { Model = "constant" } } : item)] };
        var failed = Assert.Single(Judge(constant).Gate!.Conditions, condition => condition.Code == "beats-baseline");
        Assert.Equal(RequirementState.Failed, failed.State);
    }

    [Fact]
    public void A_number_without_interval_or_n_is_reported_and_opens_no_gate()
    {
        Assert.Equal(RecommendedMove.Stay, Judge(Cases.At(Place.Train).With(EvidenceKinds.Candidate, 0.99, metric: Cases.Metric, model: Cases.Model)).Move);
        Assert.Equal(RecommendedMove.Stay, Judge(Cases.At(Place.Train).With(EvidenceKinds.Candidate, 0.99, (0.98, 1), n: null, metric: Cases.Metric, model: Cases.Model)).Move);
    }

    [Fact]
    public void An_undecided_requirement_is_priced_in_rows_and_judged_at_its_own_confidence()
    {
        // 0.86 +- 0.02 at n = 1,000: 1,000 x (0.02 / 0.01)^2 = 4,000 rows.
        var undecided = Judge(Cases.At(Place.Train).Reaching(0.86, 0.02));
        Assert.Matches("about 4,00[01] if the value stays", undecided.Why.ToString());

        Assert.Matches("About 1,77[78] rows in all would decide it", Judge(Cases.At(Place.Train).Reaching(0.865, 0.02)).Why.ToString());

        var clear = Cases.At(Place.Train).Reaching(0.865, 0.0149);
        Assert.Equal(RecommendedMove.Advance, Judge(clear).Move);
        var surer = clear.Change(charter => charter with { Success = charter.Success with { Requirements = ["roc_auc >= 0.85 at 0.99"] } });
        Assert.Equal(RecommendedMove.Stay, Judge(surer).Move);
    }

    [Fact]
    public void A_requirement_on_a_slice_asks_for_the_slice()
    {
        var file = Cases.At(Place.Train).Change(charter => charter with { Success = charter.Success with { Requirements = ["roc_auc >= 0.85", "roc_auc >= 0.8 on \"young\""] } });
        Assert.Equal(RecommendedMove.Stay, Judge(file).Move);
        var whole = Cases.Item(EvidenceKinds.Candidate, 0.85, (0.82, 0.88), metric: Cases.Metric, model: Cases.Model);
        var young = whole with { Subject = whole.Subject with { Slice = "young" } };
        Assert.Equal(RecommendedMove.Advance, Judge(file.With(young)).Move);

        // Measured by a condition: it holds for the slice as it is defined today, and for no other.
        var aged = young with { Facts = young.Facts.SetItem("condition", "age < 30") };
        var undefined = Judge(file.With(aged));
        Assert.Equal(RecommendedMove.Stay, undefined.Move);
        Assert.Contains(undefined.Gate!.Conditions, condition => condition.Next?.Command == "millibar data slice young \"CONDITION\"");
        Assert.Equal(RecommendedMove.Stay, Judge(file.With(aged) with { Slices = [new DataSlice("young", "age < 40")] }).Move);
        Assert.Equal(RecommendedMove.Advance, Judge(file.With(aged) with { Slices = [new DataSlice("young", "age < 30")] }).Move);
    }

    [Fact]
    public void A_slice_with_too_few_rows_is_undecided_and_priced()
    {
        var file = Cases.At(Place.Train).Change(charter => charter with { Success = charter.Success with { Requirements = ["roc_auc >= 0.85", "roc_auc >= 0.8 on young"] } });
        var few = Cases.Item(EvidenceKinds.Candidate, null, n: null, metric: Cases.Metric, model: Cases.Model);
        few = few with { Subject = few.Subject with { Slice = "young" }, Facts = few.Facts.SetItem("none", "the slice young has 14 rows that judge, and 20 are needed").SetItem("judged", "14").SetItem("needed", "20") };
        var condition = Judge(file.With(few)).Gate!.Conditions.First(one => one.State != RequirementState.Met);
        Assert.Equal(RequirementState.Undecided, condition.State);
        Assert.Contains("rows that judge 14, needed 20 at least", condition.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_candidate_that_meets_everything_will_do()
    {
        var two = Cases.At(Place.Train).Reaching(0.95, model: "linear");
        Assert.Equal(RecommendedMove.Advance, Judge(two).Move);
        Assert.Equal(Cases.Model, two.Candidate);
    }

    [Fact]
    public void A_weighted_average_can_stand_for_one_optimising_metric()
    {
        var file = Cases.At(Place.Train).With(EvidenceKinds.Candidate, 0.6, (0.58, 0.62), metric: "f1", model: Cases.Model).Change(charter => charter with
        {
            Success = charter.Success with { Optimise = null, Requirements = [], Weights = charter.Success.Weights.Add("f1", 1).Add("roc_auc", 3), WeightedThreshold = 0.8 },
        });
        // (0.6 + 3 x 0.9) / 4 = 0.825; worse ends: (0.58 + 3 x 0.88) / 4 = 0.805.
        Assert.Equal(RecommendedMove.Advance, Judge(file).Move);
        Assert.Equal(RecommendedMove.Stay, Judge(file.Change(charter => charter with { Success = charter.Success with { WeightedThreshold = 0.81 } })).Move);
    }

    [Theory]
    [InlineData(0, 0.01, 299)]
    [InlineData(0, 0.05, 59)]
    [InlineData(10, 0.0169, 1_002)]
    public void Cases_needed_for_a_bound_on_failures_are_exact(int failures, double limit, int needed) => Assert.InRange(FailureBound.Needed(failures, limit), needed - 4, needed + 4);

    [Fact]
    public void An_autonomous_system_needs_its_bound_not_its_estimate()
    {
        var few = Cases.At(Place.Pilot, Archetype.Autonomous).With(EvidenceKinds.FailureRate, 0, n: 50, phase: "pilot");
        var advice = Judge(few);
        Assert.Equal(RecommendedMove.Stay, advice.Move);
        Assert.Contains("59 cases in all", advice.Why.ToString(), StringComparison.Ordinal);
        Assert.Equal(RecommendedMove.Advance, Judge(few.With(EvidenceKinds.FailureRate, 0, n: 59, phase: "pilot")).Move);
        var failed = Judge(few.With(EvidenceKinds.FailureRate, 0.2, n: 500, phase: "pilot")).Gate!.Conditions.Single(condition => condition.Code == "failure-rate");
        Assert.Equal(RequirementState.Failed, failed.State);
    }

    [Fact]
    public void A_guardrail_that_missed_one_staged_failure_is_none() =>
        Assert.Equal(RequirementState.Failed, Judge(Cases.At(Place.Pilot, Archetype.Autonomous).With(EvidenceKinds.Guardrail, 0.95, n: 20, phase: "pilot")).Gate!.State);

    [Fact]
    public void The_plan_gate_names_what_the_charter_does_not_say()
    {
        var advice = Judge(Cases.At(Place.Plan).Change(charter => charter with { Roles = charter.Roles with { Owner = " " }, Answers = charter.Answers.Remove("flywheel") }));
        Assert.Equal(["owner", "flywheel"], advice.Gate!.Conditions.Where(condition => condition.State != RequirementState.Met).Select(condition => condition.Code));
        Assert.Equal("millibar plan set roles.owner VALUE", advice.Next.Command);
    }

    private static Archetype Kind(string name) => name switch { "software-2.0" => Archetype.Software20, "autonomous" => Archetype.Autonomous, _ => Archetype.HumanInTheLoop };

    private static Recommendation Judge(CaseFile file) => DecisionEngine.Default.Judge(file, Cases.Now);
}
