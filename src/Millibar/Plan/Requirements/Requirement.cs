using Millibar.Statistics;

namespace Millibar.Plan.Requirements;

/// <summary>One threshold on one metric: <c>metric comparison threshold [on slice] [at confidence]</c>.</summary>
public sealed record Requirement
{
    /// <summary>As the user wrote it, white space tidied.</summary>
    public required string Text { get; init; }

    /// <summary>Our name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Direction.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>Threshold in the metric's unit.</summary>
    public required double Threshold { get; init; }

    /// <summary>Name of the slice of rows that it speaks of; null for all rows.</summary>
    public string? Slice { get; init; }

    /// <summary>Confidence of the gate, strictly between 0 and 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Whether a single value satisfies it.</summary>
    public bool IsSatisfiedBy(double value) =>
        Comparison == Comparison.AtLeast ? value >= Threshold : value <= Threshold;

    /// <summary>Met when the whole interval satisfies it, failed when none of it does, else undecided.</summary>
    public RequirementState Judge(Interval observed)
    {
        var low = IsSatisfiedBy(observed.Low);
        var high = IsSatisfiedBy(observed.High);
        if (low && high) return RequirementState.Met;
        return low || high ? RequirementState.Undecided : RequirementState.Failed;
    }
}
