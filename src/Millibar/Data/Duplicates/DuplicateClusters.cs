using System.Runtime.InteropServices;
using Millibar.Tables;

namespace Millibar.Data.Duplicates;

/// <summary>Which rows are copies of each other.</summary>
/// <param name="Clusters">Cluster of each row, numbered from 0 in order of first appearance; n values.</param>
/// <param name="DistinctRows">Number of clusters.</param>
/// <param name="Keys">128-bit fingerprint of each row; n values.</param>
/// <remarks>
/// <para>Rows are compared by a 128-bit hash, column by column: about n^2 / 2^129 is the chance of one false pair, below 1e-26 for a million rows.</para>
/// <para>Two missing values are equal; 0 and -0 are equal.</para>
/// <para>Cost: one pass over each column, one dictionary of the distinct rows.</para>
/// </remarks>
internal sealed record DuplicateClusters(int[] Clusters, int DistinctRows, UInt128[] Keys)
{
    /// <summary>Clusters of equal rows over some columns; without columns all rows are distinct.</summary>
    public static DuplicateClusters Of(Table table, ReadOnlySpan<int> columns)
    {
        var keys = new RowKeys(table.RowCount);
        foreach (var column in columns) keys.Add(table.Columns[column]);
        return columns.Length == 0 ? AllDistinct(table.RowCount) : Of(keys.Values);
    }

    /// <summary>Clusters of equal keys.</summary>
    public static DuplicateClusters Of(UInt128[] keys)
    {
        var seen = new Dictionary<UInt128, int>(keys.Length);
        var clusters = new int[keys.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, keys[row], out var known);
            if (!known) number = seen.Count - 1;
            clusters[row] = number;
        }

        return new DuplicateClusters(clusters, seen.Count, keys);
    }

    /// <summary>The same rows told apart by one column more.</summary>
    public DuplicateClusters And(Column column)
    {
        var keys = new RowKeys(Keys);
        keys.Add(column);
        return Of(keys.Values);
    }

    private static DuplicateClusters AllDistinct(int rows)
    {
        var numbers = Enumerable.Range(0, rows).ToArray();
        return new DuplicateClusters(numbers, rows, Array.ConvertAll(numbers, row => (UInt128)(uint)row));
    }
}
