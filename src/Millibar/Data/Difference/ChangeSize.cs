namespace Millibar.Data.Difference;

/// <summary>What came of comparing one column.</summary>
internal enum ChangeSize
{
    /// <summary>No difference can be told from chance.</summary>
    None,

    /// <summary>Certain, and too small to matter by itself.</summary>
    Small,

    /// <summary>Certain and large: at least 0.1 standard deviations or 0.1 of Jensen and Shannon's distance, or one row in a hundred more or less without a value.</summary>
    Large,
}
