using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Plan.Charters;

/// <summary>What is predicted, and how its labels come about.</summary>
public sealed record PredictionTarget
{
    /// <summary>The target column.</summary>
    public string? Column { get; init; }

    /// <summary>What one row is, e.g. <c>one loan application</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Kind of task; null when it is inferred from the data.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>How labels come about; null when not said (then as <see cref="LabelOrigin.OneAnnotator"/>).</summary>
    public LabelOrigin? Labels { get; init; }

    /// <summary>The small labelled benchmark that is made first: how many rows, labelled by whom.</summary>
    public string? Benchmark { get; init; }

    /// <summary>Other label definitions that are considered, by name: easier ones, coarser ones.</summary>
    public ImmutableArray<string> Alternatives { get; init; } = [];
}
