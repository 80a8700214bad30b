using System.Collections.Immutable;

namespace Millibar.Data.Queues;

/// <summary>Rows chosen to be labelled next.</summary>
internal sealed record QueueDraft
{
    /// <summary>The rows, in the order in which they should be labelled.</summary>
    public required ImmutableArray<QueueItem> Items { get; init; }

    /// <summary>Share of errors that the model expects of itself on the candidates; null without a model, and for numbers.</summary>
    public double? ExpectedError { get; init; }

    /// <summary>How many rows drawn alike tell as much as one of the test rows; null when none are drawn.</summary>
    public double? Worth { get; init; }

    /// <summary>Why the order is another than was asked for; null when it is not.</summary>
    public string? Note { get; init; }
}
