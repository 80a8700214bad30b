using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>A decision that a person took, beside what was recommended then.</summary>
public sealed record MadeDecision
{
    /// <summary>Id of the journal entry.</summary>
    public required string Id { get; init; }

    /// <summary>True when the person went against the recommendation.</summary>
    public required bool Override { get; init; }

    /// <summary>Where the project stood.</summary>
    public required Place From { get; init; }

    /// <summary>Where it was sent.</summary>
    public required Place To { get; init; }

    /// <summary>Code of the reason for a step back; null for a step forward.</summary>
    public required string? Reason { get; init; }

    /// <summary>Where the engine recommended to go then.</summary>
    public required Place Recommended { get; init; }

    /// <summary>The engine's reason then; null for none.</summary>
    public required string? RecommendedReason { get; init; }

    /// <summary>The engine's confidence in its claim, 0 to 1; null when it made no claim.</summary>
    public required double? Confidence { get; init; }

    /// <summary>What the engine claimed, in words.</summary>
    public required string Claim { get; init; }

    /// <summary>Ids of the evidence that it cited.</summary>
    public required ImmutableArray<string> Cites { get; init; }

    /// <summary>The person's words; obligatory for an override.</summary>
    public required string? Why { get; init; }

    /// <summary>Charter version at the time.</summary>
    public required int CharterVersion { get; init; }

    /// <summary>Data version at the time; null when there was none.</summary>
    public required string? DataVersion { get; init; }

    /// <summary>When (UTC); the recommendation is replayed with this as its clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }
}
