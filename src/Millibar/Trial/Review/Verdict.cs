namespace Millibar.Trial.Review;

/// <summary>What a person finds about a label.</summary>
internal enum Verdict
{
    /// <summary>The label is wrong.</summary>
    Wrong,

    /// <summary>The label is right.</summary>
    Right,

    /// <summary>Nobody can tell.</summary>
    Ambiguous,

    /// <summary>The person took an earlier verdict back.</summary>
    Undone,
}
