using System.Collections.Immutable;
using Millibar.Data.Queues;
using Millibar.Tables;

namespace Millibar.Trial.Labelling;

/// <summary>A queue with all that is told about it.</summary>
internal sealed record QueueReport
{
    /// <summary>What was asked for.</summary>
    public required QueueOptions Options { get; init; }

    /// <summary>The queue.</summary>
    public required QueueDraft Draft { get; init; }

    /// <summary>The table that the items come from.</summary>
    public required Table Table { get; init; }

    /// <summary>Row of each item in it.</summary>
    public required int[] Rows { get; init; }

    /// <summary>Index of its column of labels; -1 when it has none.</summary>
    public required int TargetColumn { get; init; }

    /// <summary>Hash of the data that the model learnt from.</summary>
    public required string Data { get; init; }

    /// <summary>Classes of the target; empty for numbers, and when no label is there yet.</summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>Rows that have a label.</summary>
    public required int Labelled { get; init; }

    /// <summary>Rows that could be chosen.</summary>
    public required int Candidates { get; init; }

    /// <summary>Rows left out because they wait in an earlier queue.</summary>
    public required int Waiting { get; init; }

    /// <summary>Rows left out because they have answers already.</summary>
    public required int Answered { get; init; }

    /// <summary>The rung whose doubt counted; null without a model.</summary>
    public required string? Model { get; init; }

    /// <summary>Chance that these rows, once labelled, decide the requirement; null when they are not for that.</summary>
    public double? DecisionChance { get; init; }
}
