using Millibar.Statistics;

namespace Millibar.Data.Difference;

/// <summary>What changed in one column that both versions have, with equal type.</summary>
internal sealed record ColumnDifference
{
    /// <summary>Header.</summary>
    public required string Name { get; init; }

    /// <summary>number, date or text.</summary>
    public required string Type { get; init; }

    /// <summary>Distance of the two samples; null where one has no value.</summary>
    public SampleDistance? Distance { get; init; }

    /// <summary>The distance's p-value after Holm's correction over all comparisons; null without distance.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>What moved, in words: medians of numbers, the text whose share changed most. Empty without distance.</summary>
    public string Moved { get; init; } = "";

    /// <summary>Share of rows without a value, later minus earlier.</summary>
    public required Interval Missing { get; init; }

    /// <summary>Rows without a value in the earlier sample.</summary>
    public required int MissingBefore { get; init; }

    /// <summary>Rows without a value in the later sample.</summary>
    public required int MissingAfter { get; init; }

    /// <summary>The p-value of the missing share after Holm's correction; null where no value is missing in either.</summary>
    public double? MissingAdjustedPValue { get; init; }

    /// <summary>How much it matters.</summary>
    public required ChangeSize Change { get; init; }
}
