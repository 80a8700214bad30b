using System.Collections.Immutable;
using Millibar.Tables;

namespace Millibar.Data.Difference;

/// <summary>What changed from one version of a data set to a later one.</summary>
internal sealed record VersionDifference
{
    /// <summary>The earlier version.</summary>
    public required Table Before { get; init; }

    /// <summary>The later version.</summary>
    public required Table After { get; init; }

    /// <summary>Columns of the later version that the earlier one lacks.</summary>
    public required ImmutableArray<string> ColumnsAdded { get; init; }

    /// <summary>Columns of the earlier version that the later one lacks.</summary>
    public required ImmutableArray<string> ColumnsGone { get; init; }

    /// <summary>Columns whose type changed: name, type before, type after.</summary>
    public required ImmutableArray<(string Name, string Before, string After)> Retyped { get; init; }

    /// <summary>Columns of equal name and type, the largest change first.</summary>
    public required ImmutableArray<ColumnDifference> Columns { get; init; }

    /// <summary>Whether the distributions compare the rows that were added with the earlier version, rather than the whole versions.</summary>
    public required bool ComparesAddedRows { get; init; }

    /// <summary>Columns that changed so much that hardly a row is equal with them: rows and labels are matched without them. Empty where rows match as they are.</summary>
    public ImmutableArray<string> MatchedWithout { get; init; } = [];

    /// <summary>Rows added and gone; null when the versions have no column in common.</summary>
    public RowDifference? Rows { get; init; }

    /// <summary>Labels changed; null when they cannot be compared.</summary>
    public LabelDifference? Labels { get; init; }

    /// <summary>Why labels are not compared; null when they are.</summary>
    public string? LabelReason { get; init; }

    /// <summary>Whether nothing changed at all.</summary>
    public bool IsNothing => ColumnsAdded.IsEmpty && ColumnsGone.IsEmpty && Retyped.IsEmpty && MatchedWithout.IsEmpty && Rows is { Added: [], Gone: [] } && Labels is null or { Changed: 0 };
}
