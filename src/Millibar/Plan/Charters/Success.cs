using System.Collections.Immutable;

namespace Millibar.Plan.Charters;

/// <summary>What counts as success: one optimising metric, thresholds on the rest, or a weighted average.</summary>
public sealed record Success
{
    /// <summary>The optimising metric, one of our names; null until chosen.</summary>
    public string? Optimise { get; init; }

    /// <summary>Least value of the optimising metric that is of any use; null when not said. Out of reach of it, a project is stopped.</summary>
    public double? UsefulFrom { get; init; }

    /// <summary>Thresholds as written, e.g. <c>roc_auc >= 0.85</c>.</summary>
    public ImmutableArray<string> Requirements { get; init; } = [];

    /// <summary>Weighted average instead of one optimising metric: weight of each metric; empty when not used.</summary>
    public ImmutableSortedDictionary<string, double> Weights { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Threshold on the weighted average; null when there is none.</summary>
    public double? WeightedThreshold { get; init; }

    /// <summary>What a wrong prediction costs, and whom.</summary>
    public string? WrongPrediction { get; init; }

    /// <summary>Who has agreed to these thresholds.</summary>
    public ImmutableArray<string> SignedBy { get; init; } = [];
}
