namespace Millibar.Engines.Parquet;

/// <summary>What a column of a stored file holds.</summary>
internal enum ColumnKind
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Whole numbers of 64 bits.</summary>
    Integer,

    /// <summary>Doubles.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Points in time, to the microsecond, UTC.</summary>
    Timestamp,
}
