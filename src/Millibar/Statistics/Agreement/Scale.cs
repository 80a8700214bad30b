namespace Millibar.Statistics.Agreement;

/// <summary>How far apart two labels are.</summary>
internal enum Scale
{
    /// <summary>Different is different.</summary>
    Nominal,

    /// <summary>By how many places of the order lie between them.</summary>
    Ordinal,

    /// <summary>By their difference as numbers.</summary>
    Interval,

    /// <summary>By their difference in proportion to their sum; for numbers above 0 with a true zero.</summary>
    Ratio,
}
