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

    /// <summary>The slice that it speaks of; null for all rows.</summary>
    public string? Slice { get; init; }

    /// <summary>Distinct rows behind <see cref="Observed"/>, those of the slice where the requirement names one; null where rows play no part.</summary>
    public int? Rows { get; init; }

    /// <summary>Why there is no observed value, or null.</summary>
    public Sentence? Reason { get; init; }

    /// <summary>What would decide it, when undecided.</summary>
    public NeededRows? Needed { get; init; }
}
