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
    public Sentence? Reason { get; init; }

    /// <summary>What would decide it, when undecided.</summary>
    public NeededRows? Needed { get; init; }
}
