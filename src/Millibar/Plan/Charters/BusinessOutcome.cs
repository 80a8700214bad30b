namespace Millibar.Plan.Charters;

/// <summary>The outcome that the business cares about; the model's metric is only a stand-in.</summary>
public sealed record BusinessOutcome
{
    /// <summary>Its name, e.g. <c>calls per resolved case</c>.</summary>
    public string? Metric { get; init; }

    /// <summary>Its unit.</summary>
    public string? Unit { get; init; }

    /// <summary>True when more is better; null when not said.</summary>
    public bool? HigherIsBetter { get; init; }

    /// <summary>Today's value.</summary>
    public double? Today { get; init; }

    /// <summary>The value to reach.</summary>
    public double? Target { get; init; }
}
