using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>A requirement of the charter and how it stands on the evidence that holds today.</summary>
/// <param name="Text">The requirement as written.</param>
/// <param name="State">Met, failed or undecided; undecided without a measurement.</param>
/// <param name="Item">The measurement that it is held against; null when there is none.</param>
/// <param name="Estimate">Its value with its interval; null when it is not measured, or only reported.</param>
internal sealed record RequirementStanding(string Text, RequirementState State, EvidenceItem? Item, Interval? Estimate)
{
    /// <summary>Every requirement of a case, those that its production needs imply included: in Deploy against the phase's own measurement, before against the candidate's.</summary>
    public static ImmutableArray<RequirementStanding> Of(CaseFile file) => [.. file.Reading.Requirements.Select(requirement => Of(file, requirement))];

    private static RequirementStanding Of(CaseFile file, Requirement requirement)
    {
        var item = file.Place.Stage == Stage.Deploy
            ? file.Reading.Find(EvidenceKinds.DeployMetric, requirement.Metric, slice: requirement.Slice, phase: file.Place)
            : file.Reading.Contender?.Standings.First(standing => standing.Requirement == requirement).Item;
        var standing = new Standing(requirement, item);
        return new RequirementStanding(requirement.Text, standing.State, standing.Item, standing.Estimate);
    }
}
