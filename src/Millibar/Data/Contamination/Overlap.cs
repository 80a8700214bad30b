namespace Millibar.Data.Contamination;

/// <summary>How many rows of one part also stand in the other.</summary>
internal static class Overlap
{
    /// <summary>Number of judged rows whose cluster is among those of the learned rows.</summary>
    /// <param name="clusters">Cluster of each row of the table: copies, near copies or groups.</param>
    /// <param name="learned">Rows to learn from.</param>
    /// <param name="judged">Rows to judge on.</param>
    public static int Count(int[] clusters, ReadOnlySpan<int> learned, ReadOnlySpan<int> judged)
    {
        var seen = new HashSet<int>(learned.Length);
        foreach (var row in learned) seen.Add(clusters[row]);
        var count = 0;
        foreach (var row in judged)
            if (seen.Contains(clusters[row])) count++;
        return count;
    }
}
