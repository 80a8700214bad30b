using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>The charter's requirements as the deployed system stands to them in its phase.</summary>
internal static class PhaseStandings
{
    /// <summary>One standing a requirement, in the charter's order. Seconds to fit say nothing of a deployed system and are left out.</summary>
    public static ImmutableArray<Standing> Of(CaseFile file) =>
    [
        .. file.Reading.Requirements.Where(requirement => requirement.Metric != OperationalMetric.FitSeconds)
            .Select(requirement => new Standing(requirement, file.Reading.Find(EvidenceKinds.DeployMetric, requirement.Metric, slice: requirement.Slice, phase: file.Place))),
    ];

    /// <summary>What measures one of them.</summary>
    public static NextStep Measure(CaseFile file, Requirement requirement) =>
        Steps.Measure(requirement.Slice is { } slice ? Sentence.Of($"Measure {requirement.Metric} on {slice} in {file.Place.Code}.") : Sentence.Of($"Measure {requirement.Metric} in {file.Place.Code}."), EvidenceKinds.DeployMetric, 2, file.Place, requirement.Metric, requirement.Slice);

    /// <summary>Failed when one failed, else undecided when one is, else met.</summary>
    public static RequirementState State(ImmutableArray<Standing> standings) =>
        standings.Any(standing => standing.State == RequirementState.Failed) ? RequirementState.Failed
        : standings.IsEmpty || standings.Any(standing => standing.State == RequirementState.Undecided) ? RequirementState.Undecided
        : RequirementState.Met;

    /// <summary>The opening of the rules that ask why a phase misses a requirement: null when one failed.</summary>
    public static Ruling? Opening(CaseFile file, ImmutableArray<Standing> standings)
    {
        var cites = standings.SelectMany(standing => standing.Cites).ToImmutableArray();
        if (standings.IsEmpty) return new Ruling.CannotTell(Sentence.Of("The charter names no requirement to hold the deployed system against."), Steps.SetTarget) { Cites = [] };
        return State(standings) switch
        {
            RequirementState.Failed => null,
            RequirementState.Met => new Ruling.DoesNotFire(Sentence.Of($"Every requirement is met in {file.Place.Code}."))
            {
                Cites = cites,
            },
            _ => Open(file, standings.First(standing => standing.State == RequirementState.Undecided)),
        };
    }

    private static Ruling.CannotTell Open(CaseFile file, Standing open) =>
        new(open.Priced(), Measure(file, open.Requirement)) { Cites = open.Cites };

    /// <summary>What would turn a finding that requirements failed.</summary>
    public static ImmutableArray<Flip> Flips(CaseFile file, IReadOnlyList<Standing> failed) =>
    [
        // With two that fail, no one measurement turns it.
        .. failed.Count == 1 ? failed[0].Flips : [],
        new Flip
        {
            Text = Sentence.Of($"the plan gives up {string.Join(", ", failed.Select(standing => standing.Requirement.Text))}"),
            Charter = CharterRequirements.Without(file.Charter, [.. failed.Select(standing => standing.Requirement)]),
        },
    ];
}
