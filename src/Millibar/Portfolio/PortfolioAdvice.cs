using System.Collections.Immutable;
using Millibar.Portfolio.Information;

namespace Millibar.Portfolio;

/// <summary>Which projects to take, and what to find out before.</summary>
public sealed record PortfolioAdvice
{
    /// <summary>Ids of the projects to take, the best first: at most k, each with an expected value above 0.</summary>
    public required ImmutableArray<string> Choice { get; init; }

    /// <summary>The choice in words.</summary>
    public required Sentence ChoiceText { get; init; }

    /// <summary>The cheapest measurement that could change the choice; null when none could.</summary>
    public required Measurement? Cheapest { get; init; }

    /// <summary>The measurement in words, or why there is none.</summary>
    public required Sentence MeasurementText { get; init; }
}
