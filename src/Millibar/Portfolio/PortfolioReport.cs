using System.Collections.Immutable;
using Millibar.Portfolio.Record;

namespace Millibar.Portfolio;

/// <summary>All active projects against each other.</summary>
public sealed record PortfolioReport
{
    /// <summary>How it was judged.</summary>
    public required PortfolioOptions Options { get; init; }

    /// <summary>Currency of all amounts; null when the charters do not say.</summary>
    public required string? Currency { get; init; }

    /// <summary>The projects that could be valued, the highest expected value first.</summary>
    public required ImmutableArray<ProjectScore> Projects { get; init; }

    /// <summary>The active projects that could not, by name.</summary>
    public required ImmutableArray<UnrankedProject> Unranked { get; init; }

    /// <summary>How often projects succeed here.</summary>
    public required BaseRate BaseRate { get; init; }

    /// <summary>How good people's ranges are, by name.</summary>
    public required ImmutableArray<EstimatorRecord> Estimators { get; init; }

    /// <summary>What to do.</summary>
    public required PortfolioAdvice Advice { get; init; }
}
