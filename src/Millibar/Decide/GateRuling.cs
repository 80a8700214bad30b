using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>What a gate says of a case.</summary>
/// <param name="From">Where the gate stands.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Conditions">Its conditions.</param>
public sealed record GateRuling(Place From, Place To, ImmutableArray<Condition> Conditions)
{
    /// <summary>Failed when a condition failed, else undecided when one is, else met. A gate without conditions is undecided.</summary>
    public RequirementState State =>
        Conditions.Any(c => c.State == RequirementState.Failed) ? RequirementState.Failed
        : Conditions.IsEmpty || Conditions.Any(c => c.State == RequirementState.Undecided) ? RequirementState.Undecided
        : RequirementState.Met;
}
