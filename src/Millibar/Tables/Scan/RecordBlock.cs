namespace Millibar.Tables.Scan;

/// <summary>Where a field's bytes lie in its block's buffer; quotes are already taken off.</summary>
internal readonly record struct Field(int Start, int Length);

/// <summary>Some whole records of a file: row-major <see cref="RowCount"/> x <see cref="ColumnCount"/> fields over one buffer.</summary>
internal sealed class RecordBlock(int columnCount)
{
    /// <summary>The bytes that <see cref="Fields"/> point into.</summary>
    public byte[] Buffer { get; set; } = [];

    /// <summary>Fields of all accepted records, row by row; longer than needed.</summary>
    public Field[] Fields { get; set; } = new Field[Math.Max(1024, columnCount + 1)];

    /// <summary>Line on which each accepted record starts, from 1.</summary>
    public long[] Lines { get; set; } = new long[64];

    /// <summary>Number of each accepted record in the file, from 1.</summary>
    public int[] Numbers { get; set; } = new int[64];

    public int RowCount { get; set; }

    public int ColumnCount { get; } = columnCount;

    /// <summary>The bytes of a cell.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        var field = Fields[row * ColumnCount + column];
        return Buffer.AsSpan(field.Start, field.Length);
    }
}
