using System.Collections.Immutable;

namespace Millibar.Tables;

/// <summary>A data set in memory: columns of equal length, with an account of every row of the file.</summary>
public sealed record Table
{
    /// <summary>File name without its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The columns, in file order.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    /// <summary>Rows kept (n).</summary>
    public required int RowCount { get; init; }

    /// <summary>For each kept row its number in the file; the first data row is 1.</summary>
    public required int[] RowNumbers { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Rows that were not loaded, each with its line and the reason.</summary>
    public ImmutableArray<SetAsideRow> SetAside { get; init; } = [];

    /// <summary>What the reader had to decide or guess, for the report's checks.</summary>
    public ImmutableArray<ReadNote> Notes { get; init; } = [];

    /// <summary>Index of a column by name, or -1.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Columns.Length; i++)
            if (string.Equals(Columns[i].Name, name, StringComparison.Ordinal)) return i;
        return -1;
    }
}
