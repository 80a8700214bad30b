namespace Millibar.Data.Expectations;

/// <summary>What one column is to be; what is null is not looked at.</summary>
internal sealed record ColumnExpectation
{
    /// <summary>Header.</summary>
    public required string Name { get; init; }

    /// <summary>number, date or text; null for any.</summary>
    public ColumnType? Type { get; init; }

    /// <summary>Largest share of rows without a value.</summary>
    public double? MissingAtMost { get; init; }

    /// <summary>Smallest and largest value.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>Where most values lie: catches a change of unit that stays inside <see cref="Range"/>.</summary>
    public ValueRange? Usual { get; init; }

    /// <summary>Largest share of values that are no whole numbers; null when fractions are welcome.</summary>
    public double? FractionsAtMost { get; init; }

    /// <summary>The values that are allowed.</summary>
    public AllowedValues? Values { get; init; }

    /// <summary>True when no value may occur twice.</summary>
    public bool Unique { get; init; }
}
