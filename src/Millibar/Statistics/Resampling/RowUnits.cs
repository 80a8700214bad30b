using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>Which rows are drawn together, and from which stratum.</summary>
/// <param name="OfRow">Unit of each row; units are numbered by stratum.</param>
/// <param name="Strata">The units.</param>
/// <param name="Independent">Distinct clusters, or rows where there are none.</param>
internal sealed record RowUnits(int[] OfRow, Strata Strata, int Independent)
{
    /// <summary>Most units that are drawn; more rows than that are dealt at random into units of several.</summary>
    public const int Most = 4_000;

    /// <summary>Makes the units: clusters, or single rows, stratified by class if asked.</summary>
    /// <remarks>
    /// A cluster with rows of several classes goes to a stratum of its own kind. A stratum of one unit would never vary, so it joins
    /// the next smallest. Beyond 4,000 units, random groups of the same stratum are drawn instead, 2,000 or more of them: the variance of
    /// a sum over a random group is that of its rows, so the interval is the same but for noise of sqrt(1 / (2 x 2,000)), 1.6 % of its
    /// width. The 2,000 resamples alone bring about 3 %.
    /// </remarks>
    public static RowUnits Of(ScoredRows rows, RandomStream random, bool stratified)
    {
        var n = rows.Count;
        var (clusterOfRow, clusters) = Clusters(rows);
        var classes = rows.Task == TaskKind.Regression ? 1 : rows.ClassCount;
        var stratum = new int[clusters];
        if (rows.Task != TaskKind.Regression)
        {
            Array.Fill(stratum, -1);
            for (var i = 0; i < n; i++)
            {
                ref var s = ref stratum[clusterOfRow[i]];
                s = s < 0 || s == rows.TrueClass[i] ? rows.TrueClass[i] : classes;
            }
        }

        var smallest = Smallest(stratum, classes + 1);
        if (stratified) MergeSingletons(stratum, classes + 1);
        else Array.Clear(stratum);

        // Counting sort of the clusters by stratum.
        var starts = new int[classes + 2];
        foreach (var s in stratum) starts[s + 1]++;
        for (var s = 0; s <= classes; s++) starts[s + 1] += starts[s];
        var ordered = new int[clusters];
        var next = (int[])starts.Clone();
        for (var c = 0; c < clusters; c++) ordered[next[stratum[c]]++] = c;

        var perUnit = (clusters + Most - 1) / Most;
        var unitOfCluster = new int[clusters];
        var unitStarts = new int[classes + 2];
        for (var s = 0; s <= classes; s++)
        {
            var part = ordered.AsSpan(starts[s], starts[s + 1] - starts[s]);
            if (perUnit > 1) random.Shuffle(part);
            var units = (part.Length + perUnit - 1) / perUnit;
            for (var j = 0; j < part.Length; j++) unitOfCluster[part[j]] = unitStarts[s] + j % units;
            unitStarts[s + 1] = unitStarts[s] + units;
        }

        var unitOfRow = new int[n];
        for (var i = 0; i < n; i++) unitOfRow[i] = unitOfCluster[clusterOfRow[i]];
        return new RowUnits(unitOfRow, new Strata(unitStarts, null, smallest), clusters);
    }

    /// <summary>Numbers the clusters 0, 1, ... in order of first appearance; rows are their own clusters where none are given.</summary>
    public static (int[] OfRow, int Count) Clusters(ScoredRows rows)
    {
        var ofRow = new int[rows.Count];
        if (rows.Clusters is null)
        {
            for (var i = 0; i < ofRow.Length; i++) ofRow[i] = i;
            return (ofRow, ofRow.Length);
        }

        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < ofRow.Length; i++)
        {
            if (!numbers.TryGetValue(rows.Clusters[i], out var number)) numbers[rows.Clusters[i]] = number = numbers.Count;
            ofRow[i] = number;
        }

        return (ofRow, numbers.Count);
    }

    private static int Smallest(int[] stratum, int strata)
    {
        var sizes = new int[strata];
        foreach (var s in stratum) sizes[s]++;
        return sizes.Where(size => size > 0).Min();
    }

    private static void MergeSingletons(int[] stratum, int strata)
    {
        var sizes = new int[strata];
        foreach (var s in stratum) sizes[s]++;
        var bySize = Enumerable.Range(0, strata).Where(s => sizes[s] > 0).OrderBy(s => sizes[s]).ToArray();
        if (bySize.Length < 2 || sizes[bySize[0]] > 1) return;
        var target = new int[strata];
        for (var s = 0; s < strata; s++) target[s] = s;
        // All singletons pool; a single one joins the next smallest.
        var pooled = Math.Max(2, bySize.Count(s => sizes[s] == 1));
        for (var j = 1; j < pooled; j++) target[bySize[j]] = bySize[0];
        for (var c = 0; c < stratum.Length; c++) stratum[c] = target[stratum[c]];
    }
}
