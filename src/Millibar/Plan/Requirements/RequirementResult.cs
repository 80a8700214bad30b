using Millibar.Statistics;

namespace Millibar.Plan.Requirements;

/// <summary>A requirement held against the evidence.</summary>
public sealed record RequirementResult
{
    /// <summary>The requirement as written.</summary>
    public required string Text { get; init; }

    /// <summary>Met, failed or undecided.</summary>
    public required RequirementState State { get; init; }

    /// <summary>The measured value; null when it could not be measured (see <see cref="Reason"/>).</summary>
    public Interval? Observed { get; init; }

    /// <summary>Why there is no observed value, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What would decide it, when undecided.</summary>
    public NeededRows? Needed { get; init; }
}

/// <summary>The state of a requirement.</summary>
public enum RequirementState
{
    /// <summary>The whole interval satisfies it.</summary>
    Met,

    /// <summary>The whole interval violates it.</summary>
    Failed,

    /// <summary>The interval straddles the threshold.</summary>
    Undecided,
}

/// <summary>What decides an undecided requirement.</summary>
/// <param name="Kind"><c>test-rows</c>: test rows in total.</param>
/// <param name="Value">Best guess.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; null when no affordable number does.</param>
public sealed record NeededRows(string Kind, int Value, int Low, int? High);
