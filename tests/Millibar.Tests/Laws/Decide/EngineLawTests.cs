using System.Collections.Immutable;
using CsCheck;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;
using Millibar.Tests.Decide;

namespace Millibar.Tests.Laws.Decide;

/// <summary>What holds for the engine whatever the case. Each law is a function that names its breaches, so that planted ones show that it can fail.</summary>
public sealed class EngineLawTests
{
    private const long Draws = 2_000;

    [Fact]
    public void Losing_evidence_never_turns_a_stay_or_a_step_back_into_an_advance() =>
        RandomCase.Any.Sample(drawn => Assert.Null(EngineLaws.Losing(DecisionEngine.Default, drawn.File, RandomCase.Poorer(drawn.File, drawn.Tape))), iter: Draws, print: Print);

    [Fact]
    public void More_looks_at_the_test_part_never_turn_a_stay_or_a_step_back_into_an_advance() =>
        RandomCase.Any.Sample(drawn => Assert.Null(EngineLaws.Looking(DecisionEngine.Default, TestLedgerTests.Split(drawn.File), drawn.Tape.Of(0, 1, 12, 13), drawn.Tape.Of(13, 14, 100))), iter: Draws / 2, print: Print);

    [Fact]
    public void Better_numbers_never_turn_an_advance_into_a_step_back() =>
        RandomCase.Any.Sample(drawn => Assert.Null(EngineLaws.Better(DecisionEngine.Default, drawn.File, drawn.Tape)), iter: Draws, print: Print);

    [Fact]
    public void The_order_of_unrelated_entries_plays_no_part() =>
        RandomCase.Any.Sample(drawn => Assert.Null(EngineLaws.Order(DecisionEngine.Default, drawn.File, drawn.Tape)), iter: Draws / 4, print: Print);

    [Fact]
    public void What_is_cited_exists() =>
        RandomCase.Any.Sample(drawn => Assert.Null(EngineLaws.Cited(DecisionEngine.Default, drawn.File)), iter: Draws / 4, print: Print);

    [Fact]
    public void What_is_said_to_flip_an_answer_flips_it() =>
        RandomCase.Any.Sample(drawn => Assert.Null(EngineLaws.Flips(AllRules.InOrder, DecisionEngine.Default, drawn.File)), iter: Draws / 4, print: Print);

    [Fact]
    public void Renaming_projects_columns_classes_models_and_definitions_renames_the_answer_only() =>
        RandomCase.Any.Sample(drawn => Assert.Null(EngineLaws.Renamed(DecisionEngine.Default, drawn.File)), iter: Draws / 4, print: Print);

    [Fact]
    public void An_empty_case_cannot_be_told_and_says_what_is_cheapest_to_measure()
    {
        foreach (var place in Place.All.Where(place => place != Place.Stopped))
            foreach (var charter in new[] { Charter.Empty, Cases.Charter(), Cases.Charter(Archetype.HumanInTheLoop), Cases.Charter(Archetype.Autonomous) })
                Assert.Null(EngineLaws.Empty(DecisionEngine.Default, Cases.At(place) with { Evidence = [], DataVersion = null, Charter = charter }));
    }

    [Fact]
    public void Every_rule_gate_and_cause_is_in_its_list()
    {
        Assert.Equal(Implementations<IRule>(), AllRules.InOrder.Select(rule => rule.GetType().Name).Order());
        Assert.Equal(Implementations<IGate>(), AllGates.InOrder.Select(gate => gate.GetType().Name).Order());
        Assert.Equal(Implementations<IRadarCause>(), AllRadarCauses.InOrder.Select(cause => cause.GetType().Name).Order());
        Assert.Equal(AllReasons.InOrder, AllRules.InOrder.Select(rule => rule.Reason));
        Assert.Equal(Place.All.Where(place => place.Next is not null), AllGates.InOrder.Select(gate => gate.From));
        Assert.Equal(["infeasible", "no-production-plan", "research-risk", "team", "unclear-success"], AllRadarCauses.InOrder.Select(cause => cause.Code).Order());
    }

    [Fact]
    public void The_cases_reach_every_advice_every_reason_and_every_gate()
    {
        var seen = new HashSet<string>();
        RandomCase.Any.Sample(
            drawn =>
            {
                var advice = DecisionEngine.Default.Judge(drawn.File, Cases.Now);
                lock (seen)
                {
                    seen.Add(advice.Move.ToString());
                    if (advice.Reason is { } reason) seen.Add(reason.Code);
                    if (advice.Move == RecommendedMove.Advance) seen.Add($"{advice.From} to {advice.To}");
                }
            },
            // Rare places come up in about one of a thousand cases: enough draws that chance never hides one.
            iter: 5 * Draws);
        Assert.Subset(seen, AllReasons.InOrder.Select(reason => reason.Code).ToHashSet());
        Assert.Subset(seen, Enum.GetNames<RecommendedMove>().ToHashSet());
        Assert.Subset(seen, AllGates.InOrder.Select(gate => $"{gate.From} to {gate.From.Next}").ToHashSet());
    }

    private static IEnumerable<string> Implementations<T>() =>
        typeof(T).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(T).IsAssignableFrom(type)).Select(type => type.Name).Order();

    private static string Print((CaseFile File, Tape Tape) drawn) => EngineLaws.Describe(drawn.File);
}
