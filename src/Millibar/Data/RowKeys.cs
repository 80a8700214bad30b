using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Millibar.Tables;

namespace Millibar.Data;

/// <summary>A 128-bit fingerprint of each row, built column by column.</summary>
/// <remarks>
/// Two lanes of multiply-and-xorshift mixing (the finaliser of SplitMix64, Steele, Lea and Flood, OOPSLA 2014), with different constants.
/// Splits that stand in journals rest on <see cref="AddContent"/>: what it gives for a value must never change.
/// </remarks>
internal sealed class RowKeys
{
    private const ulong MissingMark = 0x7FF8_0000_0000_0001;

    public RowKeys(int rows) => Values = new UInt128[rows];

    /// <summary>Continues from keys made before; they stay as they are.</summary>
    public RowKeys(UInt128[] keys) => Values = (UInt128[])keys.Clone();

    /// <summary>The fingerprints, n values.</summary>
    public UInt128[] Values { get; }

    /// <summary>Takes in one column.</summary>
    public void Add(Column column)
    {
        switch (column)
        {
            case Column.Number number: Add(number.Values); break;
            case Column.Date date: Add(date.Seconds); break;
            case Column.Text text: Add(text.Codes); break;
            default: throw new ArgumentOutOfRangeException(nameof(column), column, "unknown kind of column");
        }
    }

    /// <summary>Takes in one column so that the keys depend on the values alone and hold in any table: text by its characters, not by its code.</summary>
    public void AddContent(Column column)
    {
        if (column is not Column.Text text)
        {
            Add(column);
            return;
        }

        var hashes = Array.ConvertAll(text.Levels, level => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(level))));
        for (var row = 0; row < text.Codes.Length; row++) Mix(ref Values[row], text.Codes[row] < 0 ? MissingMark : hashes[text.Codes[row]]);
    }

    /// <summary>Takes in one number a row; NaN is one value of its own.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        for (var row = 0; row < values.Length; row++)
            Mix(ref Values[row], double.IsNaN(values[row]) ? MissingMark : BitConverter.DoubleToUInt64Bits(values[row] + 0.0));
    }

    /// <summary>Takes in one code a row.</summary>
    public void Add(ReadOnlySpan<int> codes)
    {
        for (var row = 0; row < codes.Length; row++) Mix(ref Values[row], unchecked((ulong)codes[row]));
    }

    /// <summary>Takes in 64 bits a row.</summary>
    public void Add(ReadOnlySpan<ulong> values)
    {
        for (var row = 0; row < values.Length; row++) Mix(ref Values[row], values[row]);
    }

    private static void Mix(ref UInt128 key, ulong value)
    {
        var low = Scramble((ulong)key + 0x9E3779B97F4A7C15UL ^ value * 0xD6E8FEB86659FD93UL);
        var high = Scramble((ulong)(key >> 64) + 0xC2B2AE3D27D4EB4FUL ^ ulong.RotateLeft(value, 31) * 0xA0761D6478BD642FUL);
        key = new UInt128(high, low);
    }

    /// <summary>Mixes the bits of a number: one bit of the input changes half of those of the output.</summary>
    public static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
