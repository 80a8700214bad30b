using Millibar.Plan.Feasibility;
using Millibar.Plan.Impact;

namespace Millibar.Portfolio;

/// <summary>How a portfolio is judged.</summary>
public sealed record PortfolioOptions
{
    /// <summary>Number of projects that can be done at once: k of P(top k), and of the choice that information is worth something for. At least 1.</summary>
    public int Top { get; init; } = 1;

    /// <summary>Which driver weighs most on feasibility.</summary>
    public DriverOrder Order { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; }

    /// <summary>Number of simulated futures, at least 100.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>What makes inputs move together.</summary>
    internal SharedDrivers Shared { get; init; } = SharedDrivers.Default;
}
