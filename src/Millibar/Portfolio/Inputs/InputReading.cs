using System.Collections.Immutable;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Portfolio.Inputs;

/// <summary>An input as it enters the simulation.</summary>
public sealed record InputReading
{
    /// <summary>Which input.</summary>
    public required PriorityInput Input { get; init; }

    /// <summary>Its law.</summary>
    internal RangeLaw Law { get; init; }

    /// <summary>Its median with its 90 % range.</summary>
    public Interval Range => Law.Interval();

    /// <summary>Where it comes from.</summary>
    public required InputSource Source { get; init; }

    /// <summary>The range that was estimated; null when nobody did.</summary>
    public EstimateRange? Estimate { get; init; }

    /// <summary>What was done to it, or why it is what it is; empty when it is the estimate as given.</summary>
    public Sentence Note { get; init; } = Sentence.Empty;

    /// <summary>Ids of the evidence that it rests on.</summary>
    public ImmutableArray<string> Cites { get; init; } = [];
}
