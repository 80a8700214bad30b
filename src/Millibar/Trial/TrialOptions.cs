using System.Collections.Immutable;
using Millibar.Data.Splits;
using Millibar.Statistics;

namespace Millibar.Trial;

/// <summary>What to try: the data, the target, and how far to go.</summary>
public sealed record TrialOptions
{
    /// <summary>The data file.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the target column.</summary>
    public required string Target { get; init; }

    /// <summary>What is predicted; null to infer it.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>Optimising metric; null for the first requirement's, else the task's default.</summary>
    public string? Metric { get; init; }

    /// <summary>Requirements, e.g. <c>roc_auc >= 0.85</c>.</summary>
    public ImmutableArray<string> Requirements { get; init; } = [];

    /// <summary>Named parts of the rows, for requirements <c>... on NAME</c>: the name and an SQL condition over the columns.</summary>
    public ImmutableSortedDictionary<string, string> Slices { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The project's split, which says which rows are the test; null to split by <see cref="Seed"/>.</summary>
    internal LockedSplit? Split { get; init; }

    /// <summary>Cost of a false positive (binary tasks).</summary>
    public double FalsePositiveCost { get; init; } = 1;

    /// <summary>Cost of a false negative (binary tasks).</summary>
    public double FalseNegativeCost { get; init; } = 1;

    /// <summary>Positive class of a binary task; null for the last in order.</summary>
    public string? Positive { get; init; }

    /// <summary>Columns to leave out.</summary>
    public ImmutableArray<string> Drop { get; init; } = [];

    /// <summary>Column of row weights, or null.</summary>
    public string? Weight { get; init; }

    /// <summary>Column to split by time, or null.</summary>
    public string? Time { get; init; }

    /// <summary>Column whose equal values stay on one side of the split, or null.</summary>
    public string? Group { get; init; }

    /// <summary>The user's own test set, or null.</summary>
    public string? TestPath { get; init; }

    /// <summary>SQL expression of the rules in use today, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>What a person reaches on the metric (a number), or a file of people's answers; null for none.</summary>
    public string? Human { get; init; }

    /// <summary>A published value of the metric, or null.</summary>
    public double? Published { get; init; }

    /// <summary>File of predictions made elsewhere, or null.</summary>
    public string? PredictionsPath { get; init; }

    /// <summary>Time for the whole run; null for fixed trial counts and no clock.</summary>
    public TimeSpan? Budget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Rungs to climb; empty for all.</summary>
    public ImmutableArray<string> Rungs { get; init; } = [];

    /// <summary>Whether to measure the learning curve.</summary>
    public bool Curve { get; init; } = true;

    /// <summary>Most rows that could be had; null for 20 times today's.</summary>
    public int? MaxRows { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; }

    /// <summary>Set bad rows aside instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>Fits at a time; numbers do not depend on it.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);
}
