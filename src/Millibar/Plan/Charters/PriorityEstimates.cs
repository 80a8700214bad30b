namespace Millibar.Plan.Charters;

/// <summary>What the portfolio needs to know: 90 % ranges in natural units; null where not estimated.</summary>
public sealed record PriorityEstimates
{
    /// <summary>Who estimated.</summary>
    public string? Estimator { get; init; }

    /// <summary>Value a year if it succeeds, in the charter's currency.</summary>
    public EstimateRange? ValuePerYear { get; init; }

    /// <summary>Years that the value lasts.</summary>
    public EstimateRange? Years { get; init; }

    /// <summary>Probability of success, 0 to 1.</summary>
    public EstimateRange? Success { get; init; }

    /// <summary>Cost until production, in the charter's currency.</summary>
    public EstimateRange? Cost { get; init; }

    /// <summary>Months until production.</summary>
    public EstimateRange? Months { get; init; }

    /// <summary>Impact driver: friction in a decision that people meet today, 0 (none) to 1.</summary>
    public EstimateRange? Friction { get; init; }

    /// <summary>Impact driver: how far cheap prediction changes the decision, 0 to 1.</summary>
    public EstimateRange? CheapPrediction { get; init; }

    /// <summary>Impact driver: complex rules that data could write, 0 to 1.</summary>
    public EstimateRange? Software20 { get; init; }

    /// <summary>Impact driver: what others do with it, 0 to 1.</summary>
    public EstimateRange? Others { get; init; }

    /// <summary>Feasibility driver: ease of the problem, 0 (hardest) to 1.</summary>
    public EstimateRange? Difficulty { get; init; }

    /// <summary>Feasibility driver: ease of the accuracy required, 0 to 1.</summary>
    public EstimateRange? Accuracy { get; init; }

    /// <summary>Feasibility driver: ease of getting the data, 0 to 1.</summary>
    public EstimateRange? Data { get; init; }
}
