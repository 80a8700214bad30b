using System.Collections.Immutable;
using Millibar.Data.Labels;
using Millibar.Statistics;

namespace Millibar.Trial.Audit;

/// <summary>Whose labels to audit, and how.</summary>
internal sealed record AuditOptions
{
    /// <summary>The data file.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the target column.</summary>
    public required string Target { get; init; }

    /// <summary>What is predicted; null to infer it.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>The optimising metric; null for the task's default.</summary>
    public string? Metric { get; init; }

    /// <summary>Columns that are no features.</summary>
    public ImmutableArray<string> Drop { get; init; } = [];

    /// <summary>Column whose equal values stay in one fold, or null.</summary>
    public string? Group { get; init; }

    /// <summary>File of out-of-sample probabilities; null to take them from the ladder.</summary>
    public string? ProbabilitiesPath { get; init; }

    /// <summary>The rungs whose mean is taken.</summary>
    public ImmutableArray<string> Rungs { get; init; } = ["linear", "neighbours", "boosting"];

    /// <summary>How labels are flagged.</summary>
    public FlagMethod Method { get; init; }

    /// <summary>How flagged rows are put in order.</summary>
    public RankMethod Order { get; init; }

    /// <summary>Whether to measure what the flagged rows cost.</summary>
    public bool Cost { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; }

    /// <summary>Set bad rows aside instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Fits at a time; numbers do not depend on it.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);
}
