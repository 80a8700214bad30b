using System.Collections.Immutable;

namespace Millibar.Data.Labels;

/// <summary>Rows that are copies of each other and yet have different labels.</summary>
internal static class ConflictingCopies
{
    /// <summary>The groups whose labels differ, those with the most rows first.</summary>
    /// <param name="clusters">Cluster of each row; n values.</param>
    /// <param name="label">Whether two rows have the same label: equal numbers. n values.</param>
    public static ImmutableArray<ImmutableArray<int>> Find(int[] clusters, double[] label)
    {
        var members = new Dictionary<int, List<int>>();
        var first = new Dictionary<int, int>(clusters.Length);
        for (var row = 0; row < clusters.Length; row++)
        {
            if (first.TryAdd(clusters[row], row)) continue;
            if (!members.TryGetValue(clusters[row], out var rows)) members[clusters[row]] = rows = [first[clusters[row]]];
            rows.Add(row);
        }

        return [.. members.Values.Where(rows => rows.Exists(row => label[row] != label[rows[0]])).OrderByDescending(rows => rows.Count).ThenBy(rows => rows[0]).Select(rows => rows.ToImmutableArray())];
    }
}
