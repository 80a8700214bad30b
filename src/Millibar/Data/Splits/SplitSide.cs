namespace Millibar.Data.Splits;

/// <summary>Where a row stands.</summary>
internal enum SplitSide
{
    /// <summary>Models learn from it.</summary>
    Train,

    /// <summary>It is locked away, and judges.</summary>
    Test,

    /// <summary>Used by nobody.</summary>
    Neither,
}
