using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Tests.Plan;

public sealed class MetricAdvisorTests
{
    private static readonly ImmutableArray<EvidenceItem> Ladder =
    [
        // roc_auc: constant 0.5, perfect 1. Ways: 0.4 and 0.8, so the spread is 0.4; for sure (0.86 - 0.74) / 0.5 = 0.24.
        PlanCheckTests.Rung("constant", "roc_auc", 0.5, 0.5, 0.5), PlanCheckTests.Rung("linear", "roc_auc", 0.7, 0.66, 0.74), PlanCheckTests.Rung("boosting", "roc_auc", 0.9, 0.86, 0.94),
        // brier: constant 0.2, perfect 0. Ways: 0.5 and 0.55.
        PlanCheckTests.Rung("constant", "brier", 0.2, 0.2, 0.2), PlanCheckTests.Rung("linear", "brier", 0.1, 0.09, 0.11), PlanCheckTests.Rung("boosting", "brier", 0.09, 0.08, 0.1),
    ];

    [Fact]
    public void The_metric_that_depends_most_on_the_model_is_optimised_and_the_other_held()
    {
        var advice = MetricAdvisor.Of(PlanCheckTests.Case(Charter.Empty, Ladder));
        Assert.Equal("roc_auc", advice.Optimise);
        Assert.Equal(["roc_auc", "brier"], advice.Metrics.Select(m => m.Metric));
        var (value, low, high) = (advice.Metrics[0].Spread.Value, advice.Metrics[0].Spread.Low, advice.Metrics[0].Spread.High);
        Assert.Equal((0.4, 0.24, 0.56), (Math.Round(value, 9), Math.Round(low, 9), Math.Round(high, 9)));
        Assert.Equal("brier <= 0.1", advice.Metrics[1].Suggested);
        Assert.Contains("2 rungs", advice.RestsOn.ToString(), StringComparison.Ordinal);
        Assert.Contains("800 rows", advice.RestsOn.ToString(), StringComparison.Ordinal);
        Assert.Equal("millibar plan set success.optimise roc_auc", advice.Command);
    }

    [Fact]
    public void A_metric_that_is_where_it_should_be_is_held_and_the_other_optimised()
    {
        var charter = Charter.Empty with { Success = new Success { Requirements = ["roc_auc >= 0.85", "brier <= 0.05"] } };
        var advice = MetricAdvisor.Of(PlanCheckTests.Case(charter, Ladder));
        Assert.Equal("brier", advice.Optimise);
        Assert.Equal(0, advice.Metrics.Single(m => m.Metric == "roc_auc").ToGo);
    }

    [Fact]
    public void The_plans_own_choice_is_kept_and_questioned_where_the_evidence_speaks_against_it()
    {
        var charter = Charter.Empty with { Success = new Success { Optimise = "brier" } };
        var advice = MetricAdvisor.Of(PlanCheckTests.Case(charter, Ladder));
        Assert.Equal("brier", advice.Optimise);
        Assert.Contains("roc_auc depends clearly more on the model", advice.Why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_usual_metric_goes_before_one_that_only_seems_to_depend_more_on_the_model()
    {
        // accuracy: constant 0.6; ways 0.25 and 0.75, but with intervals so wide that nothing is sure.
        var wide = Ladder.AddRange(PlanCheckTests.Rung("constant", "accuracy", 0.6, 0.6, 0.6), PlanCheckTests.Rung("linear", "accuracy", 0.7, 0.55, 0.85), PlanCheckTests.Rung("boosting", "accuracy", 0.9, 0.75, 0.95));
        Assert.Equal("roc_auc", MetricAdvisor.Of(PlanCheckTests.Case(Charter.Empty, wide)).Optimise);
    }

    [Fact]
    public void A_metric_on_which_guessing_is_perfect_gives_no_advice()
    {
        var calibration = Ladder.AddRange(PlanCheckTests.Rung("constant", "expected_calibration_error", 1e-17, 0, 0.01), PlanCheckTests.Rung("linear", "expected_calibration_error", 0.02, 0, 0.04), PlanCheckTests.Rung("boosting", "expected_calibration_error", 0.03, 0, 0.05));
        Assert.DoesNotContain("expected_calibration_error", MetricAdvisor.Of(PlanCheckTests.Case(Charter.Empty, calibration)).Metrics.Select(metric => metric.Metric));
    }

    [Fact]
    public void Without_evidence_it_says_what_to_measure()
    {
        var advice = MetricAdvisor.Of(PlanCheckTests.Case(Charter.Empty with { Target = new PredictionTarget { Task = TaskKind.Regression } }));
        Assert.Null(advice.Optimise);
        Assert.Contains("mae", advice.Why.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("millibar try", advice.Command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, true, true, Archetype.HumanInTheLoop, "more autonomy")]
    [InlineData(false, true, true, true, Archetype.Software20, "flywheel")]
    [InlineData(false, true, false, true, Archetype.Software20, "Without a flywheel")]
    [InlineData(false, false, true, false, Archetype.Autonomous, "people into the loop")]
    public void The_answers_lead_to_an_archetype_and_its_lever(bool confirms, bool replaces, bool grows, bool bearable, Archetype archetype, string lever)
    {
        var advice = ArchetypeAdvice.Of(confirms, replaces, grows, bearable);
        Assert.Equal(archetype, advice.Archetype);
        Assert.Contains(lever, advice.Lever.ToString(), StringComparison.Ordinal);
    }
}
