using System.Collections.Immutable;

namespace Millibar.Data.Profile;

/// <summary>What one column holds.</summary>
public sealed record ColumnProfile
{
    /// <summary>Header.</summary>
    public required string Name { get; init; }

    /// <summary><c>number</c>, <c>date</c> or <c>text</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Missing values.</summary>
    public required int Missing { get; init; }

    /// <summary>Distinct values, missing not counted; exact.</summary>
    public required int Distinct { get; init; }

    /// <summary>Minimum, 5 %, 25 %, 50 %, 75 %, 95 % quantile and maximum (dates: seconds since 1970); empty for text or when all is missing.</summary>
    public ImmutableArray<double> Quantiles { get; init; } = [];

    /// <summary>Mean; null for text, dates, or when all is missing.</summary>
    public double? Mean { get; init; }

    /// <summary>The most frequent values, at most 10, most frequent first.</summary>
    public ImmutableArray<ValueCount> Top { get; init; } = [];

    /// <summary>At most 20 bins of equal width between minimum and maximum; empty for text.</summary>
    public ImmutableArray<HistogramBin> Histogram { get; init; } = [];
}
