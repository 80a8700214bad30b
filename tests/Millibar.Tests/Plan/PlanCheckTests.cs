using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan;
using Millibar.Plan.Charters;
using Millibar.Tests.Plan.Charters;

namespace Millibar.Tests.Plan;

public sealed class PlanCheckTests
{
    private static readonly Charter Sound = FullCharter.Value with
    {
        Answers = ImmutableSortedDictionary<string, string>.Empty.Add("enough-data", "a").Add("good-enough-to-help", "b"),
        Success = FullCharter.Value.Success with { Weights = ImmutableSortedDictionary<string, double>.Empty, WeightedThreshold = null, SignedBy = ["Ann", "Ben"] },
        Resources = FullCharter.Value.Resources with { Money = 100, LabelBudget = 50, Rows = 20000 },
    };

    [Fact]
    public void A_plan_with_everything_in_it_has_no_problem() => Assert.Empty(Codes(Sound));

    [Fact]
    public void An_empty_plan_is_told_everything_worst_first()
    {
        var problems = PlanCheck.Of(Case(Charter.Empty));
        Assert.Equal(["problem-missing", "decision-missing", "users-missing", "measure-missing", "owner-missing"], problems.Where(p => p.Severity == PlanSeverity.Error).Select(p => p.Code));
        Assert.Equal(problems.Select(p => p.Severity).Order(), problems.Select(p => p.Severity));
        Assert.All(problems, p => Assert.StartsWith("millibar ", p.Command, StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string> { "archetype-missing", "not-signed", "outcome-missing", "role-missing", "budget-missing", "production-missing", "due-missing", "ethics-missing", "risks-missing", "priority-missing", "why-ml-missing" },
            problems.Select(p => p.Code).ToHashSet());
    }

    [Fact]
    public void Every_field_that_is_checked_is_missed_when_it_is_cleared()
    {
        (string Key, string Code)[] cases =
        [
            ("problem", "problem-missing"), ("decision", "decision-missing"), ("users", "users-missing"), ("archetype", "archetype-missing"), ("target.column", "target-missing"),
            ("success.signed_by", "not-signed"), ("outcome.metric", "outcome-missing"), ("resources.money", "budget-missing"), ("resources.currency", "currency-missing"), ("roles.owner", "owner-missing"),
            ("roles.data", "role-missing"), ("risks", "risks-missing"), ("ethics", "ethics-missing"), ("production.load", "production-missing"), ("production.reviews_per_day", "production-missing"),
            ("answers.enough-data", "answer-missing"), ("priority.cost", "priority-missing"), ("success.requirements", "threshold-missing"), ("security", "security-missing"),
        ];
        foreach (var (key, code) in cases) Assert.Equal([code], Codes(CharterEdit.Set(Sound, key, [])).Distinct());
    }

    [Fact]
    public void A_requirement_that_cannot_be_measured_is_an_error() =>
        Assert.Equal("requirement-unmeasurable", Codes(Sound with { Success = Sound.Success with { Requirements = ["roc_auc >= 0.8", "good accuracy"] } })[0]);

    [Fact]
    public void Two_things_to_optimise_are_one_too_many()
    {
        Assert.Contains("optimising-too-many", Codes(Sound with { Success = Sound.Success with { Weights = ImmutableSortedDictionary<string, double>.Empty.Add("f1", 1), WeightedThreshold = 0.5 } }));
        Assert.Contains("optimising-unclear", Codes(Sound with { Success = Sound.Success with { Optimise = null, Requirements = ["roc_auc >= 0.8", "recall >= 0.5"] } }));
        Assert.Contains("weights-sum", Codes(Sound with { Success = Sound.Success with { Optimise = null, Requirements = [], Weights = ImmutableSortedDictionary<string, double>.Empty.Add("f1", 0.4).Add("recall", 0.4), WeightedThreshold = 0.5 } }));
    }

    [Fact]
    public void A_threshold_that_the_constant_baseline_meets_is_too_easy()
    {
        var charter = Sound with { Success = Sound.Success with { Optimise = "accuracy", Requirements = ["accuracy >= 0.9"] } };
        var problem = Assert.Single(PlanCheck.Of(Case(charter, Rung("constant", "accuracy", 0.94, 0.92, 0.96))));
        Assert.Equal("threshold-too-easy", problem.Code);
        Assert.Contains("0.94 (0.92 to 0.96, n = 800)", problem.Message.ToString(), StringComparison.Ordinal);
        Assert.Empty(PlanCheck.Of(Case(charter, Rung("constant", "accuracy", 0.7, 0.65, 0.75), Rung("linear", "accuracy", 0.94, 0.92, 0.96))).Where(p => p.Code == "threshold-too-easy"));
    }

    /// <summary>Half-width facing the threshold 0.04 at n = 100, distance 0.01: n' = 100 (0.04 / 0.01)^2 = 1,600.</summary>
    [Fact]
    public void Test_rows_that_leave_the_threshold_inside_the_interval_are_too_few()
    {
        var charter = Sound with { Success = Sound.Success with { Optimise = "roc_auc", Requirements = ["roc_auc >= 0.8"] } };
        var candidate = Rung("boosting", "roc_auc", 0.81, 0.77, 0.85) with { Kind = EvidenceKinds.Candidate, Rows = 100 };
        var problem = Assert.Single(PlanCheck.Of(Case(charter, candidate)));
        Assert.Equal("test-too-small", problem.Code);
        Assert.Contains("about 1,600 test rows", problem.Message.ToString(), StringComparison.Ordinal);
        Assert.Empty(PlanCheck.Of(Case(charter, candidate with { Low = 0.805 })));
    }

    /// <summary>Before any measurement: at 0.95, half-way from 0.9 to 1, Wilson's half-width is 0.05 at 77 rows or so; 200 planned rows leave 40 test rows.</summary>
    [Theory]
    [InlineData(200, true)]
    [InlineData(2000, false)]
    public void Planned_rows_are_held_against_the_threshold_too(double rows, bool small)
    {
        var charter = Sound with { Success = Sound.Success with { Optimise = "accuracy", Requirements = ["accuracy >= 0.9"] }, Resources = Sound.Resources with { Rows = rows } };
        Assert.Equal(small ? ["test-too-small"] : [], Codes(charter));
    }

    [Fact]
    public void Dates_must_be_in_order_and_ahead()
    {
        Assert.Contains("due-order", Codes(Sound with { Due = Sound.Due with { Data = new DateOnly(2026, 9, 1) } }));
        Assert.Equal(["due-past"], PlanCheck.Of(Case(Sound) with { Today = new DateOnly(2026, 1, 20) }).Select(p => p.Code));
        Assert.Empty(PlanCheck.Of(Case(Sound) with { Today = new DateOnly(2026, 1, 20), Place = Place.Data }));
    }

    [Fact]
    public void A_spent_budget_and_dear_labels_are_told()
    {
        Assert.Equal(["budget-spent"], PlanCheck.Of(Case(Sound) with { Spent = 100 }).Select(p => p.Code));
        Assert.Equal(["labels-too-dear"], Codes(Sound with { Resources = Sound.Resources with { Labels = 50, LabelCost = 3, LabelBudget = 100 } }));
    }

    [Fact]
    public void Who_must_agree_and_has_not_is_named() =>
        Assert.Contains("Ben", Assert.Single(PlanCheck.Of(Case(Sound with { Success = Sound.Success with { SignedBy = ["Ann"] } }))).Message.ToString(), StringComparison.Ordinal);

    internal static PlanCase Case(Charter charter, params ImmutableArray<EvidenceItem> evidence) => new(charter, evidence, Place.Plan, 0, new DateOnly(2025, 12, 1));

    internal static EvidenceItem Rung(string model, string metric, double value, double low, double high) => new()
    {
        Kind = EvidenceKinds.Rung,
        Subject = new EvidenceSubject { Data = "d", Model = model },
        Metric = metric,
        Value = value,
        Low = low,
        High = high,
        Rows = 800,
        Source = "test",
        At = DateTimeOffset.UnixEpoch,
        By = "ann",
    };

    private static List<string> Codes(Charter charter) => [.. PlanCheck.Of(Case(charter)).Select(problem => problem.Code)];
}
