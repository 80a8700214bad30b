using System.Collections.Frozen;
using System.Collections.Immutable;
using Millibar.Data.Queues;
using Millibar.Data.Splits;
using Millibar.Statistics;

namespace Millibar.Trial.Labelling;

/// <summary>What to put up for labelling, and from where.</summary>
internal sealed record QueueOptions
{
    /// <summary>The data file.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the target column.</summary>
    public required string Target { get; init; }

    /// <summary>File of the rows to choose from, with the same columns, the target may be missing; null for the data's own rows without a target.</summary>
    public string? UnlabelledPath { get; init; }

    /// <summary>Column that names the rows; null to name them by what they hold.</summary>
    public string? Id { get; init; }

    /// <summary>What is predicted; null to infer it.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>Positive class of a binary task; null for the last in order.</summary>
    public string? Positive { get; init; }

    /// <summary>Columns that are no features.</summary>
    public ImmutableArray<string> Drop { get; init; } = [];

    /// <summary>Most rows.</summary>
    public int Size { get; init; } = 100;

    /// <summary>What decides.</summary>
    public QueueOrder Order { get; init; } = QueueOrder.Auto;

    /// <summary>Share drawn at random whatever the order, 0 to 1.</summary>
    public double RandomShare { get; init; } = 0.2;

    /// <summary>Doubt by entropy instead of margin.</summary>
    public bool ByEntropy { get; init; }

    /// <summary>The rung whose doubt counts: <c>linear</c>, <c>neighbours</c> or <c>boosting</c>.</summary>
    public string Model { get; init; } = "linear";

    /// <summary>The optimising metric; null for the task's default.</summary>
    public string? Metric { get; init; }

    /// <summary>Items that are left out: they wait in an earlier queue.</summary>
    public FrozenSet<string> Waiting { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Answers that have been given, item by item.</summary>
    public AnswerCounts Answers { get; init; } = AnswerCounts.None;

    /// <summary>The requirement that waits for a decision.</summary>
    public PendingRequirement Pending { get; init; } = PendingRequirement.None;

    /// <summary>The project's split: what is chosen by doubt lies in its training part, test rows lie in its test part. Null without one.</summary>
    public LockedSplit? Split { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; }

    /// <summary>Set bad rows aside instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }
}
