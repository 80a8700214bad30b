namespace Millibar.Plan.Charters;

/// <summary>What production asks for; null where not thought of yet.</summary>
public sealed record ProductionNeeds
{
    /// <summary>Milliseconds within which 99 of 100 answers must come.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Largest size of the model in MB (10^6 bytes).</summary>
    public double? SizeMb { get; init; }

    /// <summary>Predictions a second at the busiest time.</summary>
    public double? Load { get; init; }

    /// <summary>Where it runs.</summary>
    public string? RunsOn { get; init; }

    /// <summary>How the true answers come back after launch.</summary>
    public string? LabelsComeBack { get; init; }

    /// <summary>How many days they take.</summary>
    public double? LabelDelayDays { get; init; }

    /// <summary>What is watched after launch, and who is told.</summary>
    public string? Monitoring { get; init; }

    /// <summary>Autonomous: highest acceptable share of failures, 0 to 1.</summary>
    public double? MaxFailureRate { get; init; }

    /// <summary>Human in the loop: cases a day that people can look at.</summary>
    public double? ReviewsPerDay { get; init; }
}
