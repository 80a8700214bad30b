using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Portfolio.Information;

namespace Millibar.Portfolio.Measured;

/// <summary>What the evidence says about reaching the target: the answer of the trial that was run.</summary>
/// <param name="Answer">One of <see cref="TrialAnswer"/>'s codes.</param>
/// <param name="Why">The numbers.</param>
/// <param name="Cites">Ids of the evidence.</param>
internal sealed record SuccessEvidence(string Answer, Sentence Why, ImmutableArray<string> Cites)
{
    /// <summary>The answer; null when nothing was measured, or when leakage forbids to conclude from it.</summary>
    public static SuccessEvidence? Of(CaseFile file)
    {
        if (file.Reading.Contender?.Target is not { Estimate: not null } target) return null;
        if (file.Newest(EvidenceKinds.Leakage) is { Value: > 0 }) return null;
        var text = target.Requirement.Text;
        if (target.State == RequirementState.Met)
            return new SuccessEvidence(TrialAnswer.Yes, Sentence.Of($"{text} is met today: {Words.Value(target.Estimate)}"), target.Cites);

        var reach = Reach.Of(file, target);
        ImmutableArray<string> cites = [.. target.Cites, .. reach.Cites];
        if (reach.First is { } first)
            return new SuccessEvidence(TrialAnswer.Yes, Sentence.Of($"{text} is within reach of the {first.Curve.Subject.Model} curve, at {Words.Count(first.High!.Value)} rows"), cites);
        if (target.State == RequirementState.Failed && reach.IsOut)
            return reach.Missed
                ? new SuccessEvidence(TrialAnswer.No, Sentence.Of($"{text} is out of reach: the best curve promises {Words.Value(reach.Nearest.Last.Value)} at {Words.Count(reach.Nearest.Last.Rows)} rows"), cites)
                : new SuccessEvidence(TrialAnswer.No, Sentence.Of($"{text} lies beyond the ceiling of {Words.Value(reach.Ceiling!.Measured)}"), cites);
        return new SuccessEvidence(TrialAnswer.Open, Sentence.Of($"{text} is undecided: {Words.Value(target.Estimate)} today"), cites);
    }
}
