namespace Millibar.Tables;

/// <summary>How to read a file.</summary>
public sealed record ReadOptions
{
    /// <summary>Set bad rows aside, counted, instead of refusing the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>The target column, if known: its text is kept as written (labels are never repaired).</summary>
    public string? Target { get; init; }

    /// <summary>One file of several that make one table: it may hold too little to learn from.</summary>
    internal bool IsPart { get; init; }
}
