using System.Collections.Immutable;

namespace Millibar.Data;

/// <summary>Answers of annotators to items, in the order in which they were given.</summary>
internal sealed record AnswerSheet
{
    /// <summary>Names of the items, in the order of their first answer.</summary>
    public required ImmutableArray<string> Items { get; init; }

    /// <summary>Names of the annotators, in the order of their first answer.</summary>
    public required ImmutableArray<string> Annotators { get; init; }

    /// <summary>The labels, ordinal order; numbers in numeric order.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>The answers; one person may answer an item more than once: the last one counts.</summary>
    public required ImmutableArray<Answer> Answers { get; init; }
}
