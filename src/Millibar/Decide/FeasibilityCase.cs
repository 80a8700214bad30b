using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ceiling;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Decide;

/// <summary>The evidence that a verdict on feasibility is made from.</summary>
internal sealed record FeasibilityCase
{
    /// <summary>The optimising metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether higher is better for it.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Findings of the checks.</summary>
    public required ImmutableArray<Finding> Checks { get; init; }

    /// <summary>The requirement on the optimising metric, or null.</summary>
    public required Requirement? Target { get; init; }

    /// <summary>All requirements, judged on the candidate.</summary>
    public required ImmutableArray<RequirementResult> Requirements { get; init; }

    /// <summary>The ladder, cheapest rung first.</summary>
    public required ImmutableArray<RungResult> Ladder { get; init; }

    /// <summary>The chosen rung; null when no rung finished.</summary>
    public required string? Candidate { get; init; }

    /// <summary>The candidate's value of the optimising metric where requirements are judged.</summary>
    public required Interval? Estimate { get; init; }

    /// <summary>The learning curve of the best cheap rung, or null.</summary>
    public required LearningCurve? Curve { get; init; }

    /// <summary>Why there is no curve, or null.</summary>
    public required Sentence? CurveReason { get; init; }

    /// <summary>Training rows needed for the target by that curve; null when it is not reached or there is no target.</summary>
    public required DataNeed? DataNeed { get; init; }

    /// <summary>The ceiling in the metric's unit, or null.</summary>
    public required CeilingBand? Ceiling { get; init; }

    /// <summary>Most training rows that could be had.</summary>
    public required int MaxRows { get; init; }

    /// <summary>Training rows today.</summary>
    public required int Rows { get; init; }
}
