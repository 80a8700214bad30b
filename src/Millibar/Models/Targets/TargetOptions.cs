using Millibar.Statistics;

namespace Millibar.Models.Targets;

/// <summary>What the user says about the target.</summary>
internal sealed record TargetOptions
{
    /// <summary>The task; null to infer it.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>The positive class of a binary task; null for the last in order.</summary>
    public string? Positive { get; init; }

    /// <summary>Columns that are no features (dropped, weight, time, group).</summary>
    public IReadOnlyCollection<string> NotFeatures { get; init; } = [];
}
