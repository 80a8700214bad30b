namespace Millibar.Plan.Charters;

/// <summary>What the project may use.</summary>
public sealed record Resources
{
    /// <summary>Money in all, in <see cref="Currency"/>; null when not said.</summary>
    public double? Money { get; init; }

    /// <summary>Currency of every amount in the charter, e.g. <c>EUR</c>.</summary>
    public string? Currency { get; init; }

    /// <summary>People, full time.</summary>
    public double? People { get; init; }

    /// <summary>Months from start to production.</summary>
    public double? Months { get; init; }

    /// <summary>Machines needed to train and to serve.</summary>
    public string? Compute { get; init; }

    /// <summary>Where the data come from, how hard they are to get and how stable the source is.</summary>
    public string? DataSource { get; init; }

    /// <summary>Labels that can be made.</summary>
    public double? Labels { get; init; }

    /// <summary>Rows that the plan counts on.</summary>
    public double? Rows { get; init; }

    /// <summary>Most rows that could ever be had.</summary>
    public double? MaxRows { get; init; }

    /// <summary>Cost of one label, as planned.</summary>
    public double? LabelCost { get; init; }

    /// <summary>Money for labels.</summary>
    public double? LabelBudget { get; init; }
}
