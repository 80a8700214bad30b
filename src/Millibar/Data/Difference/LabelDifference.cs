using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Data.Difference;

/// <summary>Labels of rows whose features are equal in both versions.</summary>
internal sealed record LabelDifference
{
    /// <summary>The target column.</summary>
    public required string Target { get; init; }

    /// <summary>Rows that could be matched by equal features.</summary>
    public required int Matched { get; init; }

    /// <summary>Rows among them whose label is another.</summary>
    public required int Changed { get; init; }

    /// <summary>Their share; null when nothing could be matched.</summary>
    public Interval? Share { get; init; }

    /// <summary>The most frequent changes, at most ten: label before, label after, rows.</summary>
    public ImmutableArray<(string Before, string After, int Rows)> Changes { get; init; } = [];

    /// <summary>The first changed rows, at most ten: number in the later file, label before and after.</summary>
    public ImmutableArray<(int Row, string Before, string After)> First { get; init; } = [];
}
