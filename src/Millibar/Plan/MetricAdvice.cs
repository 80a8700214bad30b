using System.Collections.Immutable;

namespace Millibar.Plan;

/// <summary>Which metric to optimise, and which to hold with a threshold and where.</summary>
internal sealed record MetricAdvice
{
    /// <summary>The metric to optimise; null when nothing was measured.</summary>
    public required string? Optimise { get; init; }

    /// <summary>Why.</summary>
    public required Sentence Why { get; init; }

    /// <summary>Every metric that was measured on two rungs or more, the one to optimise first, then by how little it depends on the model.</summary>
    public required ImmutableArray<MetricStanding> Metrics { get; init; }

    /// <summary>What the advice rests on: rungs and rows.</summary>
    public required Sentence RestsOn { get; init; }

    /// <summary>The command that measures what is missing, or writes the advice into the plan.</summary>
    public required string Command { get; init; }
}
