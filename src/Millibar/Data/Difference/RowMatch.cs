using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Millibar.Tables;

namespace Millibar.Data.Difference;

/// <summary>Matches the rows of two versions by their content.</summary>
/// <remarks>Rows are compared by a 128-bit hash that is the same in both tables: text enters by its characters, not by its code.</remarks>
internal static class RowMatch
{
    /// <summary>A fingerprint of each row over some columns.</summary>
    /// <param name="table">n rows.</param>
    /// <param name="columns">Names of the columns, all in the table.</param>
    public static UInt128[] Keys(Table table, IEnumerable<string> columns)
    {
        var keys = new RowKeys(table.RowCount);
        foreach (var name in columns)
        {
            if (table.Columns[table.IndexOf(name)] is not Column.Text text) keys.Add(table.Columns[table.IndexOf(name)]);
            else
            {
                var hashes = Array.ConvertAll(text.Levels, Hash);
                keys.Add(Array.ConvertAll(text.Codes, code => code < 0 ? 0 : hashes[code]));
            }
        }

        return keys.Values;
    }

    /// <summary>Rows in both, added and gone.</summary>
    public static RowDifference Rows(UInt128[] before, UInt128[] after)
    {
        var left = new Dictionary<UInt128, int>(before.Length);
        foreach (var key in before) CollectionsMarshal.GetValueRefOrAddDefault(left, key, out _)++;
        var distinct = left.Count;
        var added = new List<int>();
        for (var row = 0; row < after.Length; row++)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(left, after[row]);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref count) || count == 0) added.Add(row);
            else count--;
        }

        var gone = new List<int>();
        // Of equal rows the last ones are gone.
        for (var row = before.Length - 1; row >= 0; row--)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(left, before[row]);
            if (count == 0) continue;
            count--;
            gone.Add(row);
        }

        gone.Reverse();
        return new RowDifference(after.Length - added.Count, [.. added], [.. gone], distinct);
    }

    private static ulong Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        // 0 stands for a missing value.
        return BinaryPrimitives.ReadUInt64LittleEndian(hash) | 1;
    }
}
