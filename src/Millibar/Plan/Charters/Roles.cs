using System.Collections.Immutable;

namespace Millibar.Plan.Charters;

/// <summary>Who answers for what; null where nobody does yet.</summary>
public sealed record Roles
{
    /// <summary>Decides for the project.</summary>
    public string? Owner { get; init; }

    /// <summary>Answers for data and labels.</summary>
    public string? Data { get; init; }

    /// <summary>Answers for the model.</summary>
    public string? Model { get; init; }

    /// <summary>Answers for production.</summary>
    public string? Production { get; init; }

    /// <summary>Everybody whose agreement on the success thresholds is needed.</summary>
    public ImmutableArray<string> Stakeholders { get; init; } = [];
}
