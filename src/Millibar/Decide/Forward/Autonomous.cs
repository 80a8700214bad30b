using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Forward;

/// <summary>What a system must show in a phase that nobody confirms: a bound on its failures, and a guardrail that hands over to people.</summary>
internal static class Autonomous
{
    /// <summary>Failure rate and guardrail.</summary>
    public static IEnumerable<Condition> Of(CaseFile file)
    {
        if (file.Charter.Archetype != Archetype.Autonomous) yield break;
        yield return FailureBound.Of(file, "failure-rate", EvidenceKinds.FailureRate, Sentence.Of("failures"));
        yield return Guardrail(file);
    }

    /// <summary>Every failure that was staged made the guardrail demote the system to one with a human in the loop.</summary>
    private static Condition Guardrail(CaseFile file)
    {
        var item = file.Reading.Find(EvidenceKinds.Guardrail, phase: file.Place);
        var state = item is not { Value: { } share, Rows: > 0 } ? RequirementState.Undecided : share >= 1 ? RequirementState.Met : RequirementState.Failed;
        return new Condition
        {
            Code = "guardrail",
            State = state,
            Text = state == RequirementState.Undecided
                ? Sentence.Of($"Whether the guardrail hands over to people in {file.Place.Code} was not tried.")
                : Sentence.Of($"The guardrail handed over to people at {Words.Percent(item!.Value!.Value)} of {Words.Count(item.Rows!.Value)} staged failures."),
            Cites = item is null ? [] : [item.Id],
            Next = state == RequirementState.Met ? null : Steps.Measure(Sentence.Of("Stage failures and see that the system demotes itself to a human in the loop each time."), EvidenceKinds.Guardrail, 4, file.Place),
            Flips = state switch
            {
                RequirementState.Met => [new Flip { Text = Sentence.Of("one staged failure goes unnoticed"), Evidence = Flip.Bare(item!, 1 - 1.0 / item!.Rows!.Value) }],
                RequirementState.Failed => [new Flip { Text = Sentence.Of("every staged failure is caught"), Evidence = Flip.Bare(item!, 1) }],
                _ => [],
            },
        };
    }
}
