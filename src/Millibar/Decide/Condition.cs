using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>One thing that must hold before a gate opens.</summary>
public sealed record Condition
{
    /// <summary>Kebab-case name, e.g. <c>owner</c> or <c>requirement</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Met, failed or undecided; missing evidence is undecided.</summary>
    public required RequirementState State { get; init; }

    /// <summary>The condition and how it stands, with its numbers.</summary>
    public required Sentence Text { get; init; }

    /// <summary>Ids of the evidence that it rests on.</summary>
    public ImmutableArray<string> Cites { get; init; } = [];

    /// <summary>What to do so that it is met or decided; null when it is met.</summary>
    public NextStep? Next { get; init; }

    /// <summary>What would turn it.</summary>
    public ImmutableArray<Flip> Flips { get; init; } = [];

    /// <summary>A reason that must not hold: failed when it fires, undecided when nobody can tell.</summary>
    internal static Condition Of(Reason reason, Ruling ruling)
    {
        var (state, text, next) = ruling switch
        {
            Ruling.Fires fires => (RequirementState.Failed, fires.Finding, fires.Next),
            Ruling.CannotTell open => (RequirementState.Undecided, open.Why, open.Missing),
            Ruling.DoesNotFire clear => (RequirementState.Met, clear.Why, null),
            _ => throw new InvalidOperationException($"A ruling of another kind: {ruling}"),
        };
        return new Condition
        {
            Code = reason.Code,
            State = state,
            Text = text,
            Cites = ruling.Cites,
            Next = next,
            Flips = ruling.Flips,
        };
    }
}
