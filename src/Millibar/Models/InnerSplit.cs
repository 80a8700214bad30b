using Millibar.Statistics;

namespace Millibar.Models;

/// <summary>Splits inside a row set: what a learner uses to choose its own settings without seeing other rows.</summary>
/// <remarks>
/// <para>Stratified by class, or by ten bins of equal count for regression. Rows of one cluster (<see cref="LearningData.Clusters"/>) stay together.</para>
/// <para>The answer depends on the set of rows and on the stream, not on the order in which the rows are given.</para>
/// </remarks>
public static class InnerSplit
{
    private const int RegressionBins = 10;

    /// <summary>Cuts a row set into folds of about equal size.</summary>
    /// <param name="data">The data that the rows belong to.</param>
    /// <param name="rows">Distinct row indices, at least 1.</param>
    /// <param name="k">Number of folds wanted, at least 2.</param>
    /// <param name="random">Decides which rows go where.</param>
    /// <returns>The rows of each fold, ascending. Fewer than <paramref name="k"/> folds where there are fewer clusters; none is empty.</returns>
    public static int[][] Folds(LearningData data, ReadOnlySpan<int> rows, int k, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        var units = Units(data, rows, random);
        k = Math.Max(1, Math.Min(k, units.Length));
        var strata = 1 + units.Max(u => u.Stratum);
        var inStratum = new int[strata, k];
        var total = new int[k];
        var folds = new List<int>[k];
        for (var f = 0; f < k; f++) folds[f] = [];

        foreach (var unit in units)
        {
            var best = 0;
            for (var f = 1; f < k; f++)
            {
                var difference = inStratum[unit.Stratum, f] - inStratum[unit.Stratum, best];
                if (difference < 0 || (difference == 0 && total[f] < total[best])) best = f;
            }

            inStratum[unit.Stratum, best] += unit.Rows.Length;
            total[best] += unit.Rows.Length;
            folds[best].AddRange(unit.Rows);
        }

        return [.. folds.Where(f => f.Count > 0).Select(f => f.Order().ToArray())];
    }

    /// <summary>Sets a share of a row set aside.</summary>
    /// <param name="data">The data that the rows belong to.</param>
    /// <param name="rows">Distinct row indices, at least 1.</param>
    /// <param name="share">Share to hold out, strictly between 0 and 1.</param>
    /// <param name="random">Decides which rows go where.</param>
    /// <returns>Both parts, ascending. A class keeps at least one cluster to train on; at least one cluster is held out where there are two.</returns>
    public static (int[] Train, int[] Held) HoldOut(LearningData data, ReadOnlySpan<int> rows, double share, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var units = Units(data, rows, random);
        var strata = 1 + units.Max(u => u.Stratum);
        var size = new int[strata];
        var left = new int[strata];
        foreach (var unit in units)
        {
            size[unit.Stratum] += unit.Rows.Length;
            left[unit.Stratum]++;
        }

        var heldSize = new int[strata];
        List<int> train = [], held = [];
        var remaining = units.Length;
        foreach (var unit in units)
        {
            var s = unit.Stratum;
            var wanted = heldSize[s] + unit.Rows.Length / 2.0 <= share * size[s];
            // A tiny set would otherwise hold out nothing at all.
            var forced = remaining == 1 && held.Count == 0 && train.Count > 0;
            if ((wanted && left[s] > 1) || forced)
            {
                held.AddRange(unit.Rows);
                heldSize[s] += unit.Rows.Length;
                left[s]--;
            }
            else
            {
                train.AddRange(unit.Rows);
            }

            remaining--;
        }

        return ([.. train.Order()], [.. held.Order()]);
    }

    /// <summary>The clusters of the row set, largest first, in random order among equals.</summary>
    private static Unit[] Units(LearningData data, ReadOnlySpan<int> rows, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        var sorted = rows.ToArray();
        Array.Sort(sorted);
        var groups = data.Clusters is { } clusters
            ? [.. sorted.GroupBy(r => clusters[r]).Select(g => g.ToArray())]
            : Array.ConvertAll(sorted, r => new[] { r });
        var strata = data.Task == TaskKind.Regression ? ValueStrata(data.Values, groups) : ClassStrata(data, groups);

        var units = new Unit[groups.Length];
        for (var i = 0; i < units.Length; i++) units[i] = new Unit(groups[i], strata[i]);
        random.Shuffle(units.AsSpan());
        return [.. units.OrderByDescending(u => u.Rows.Length)];
    }

    /// <summary>The commonest class of each group, the lower one on a tie.</summary>
    private static int[] ClassStrata(LearningData data, int[][] groups)
    {
        var count = new int[Math.Max(1, data.ClassCount)];
        return Array.ConvertAll(groups, rows =>
        {
            if (rows.Length == 1) return data.Classes[rows[0]];
            Array.Clear(count);
            foreach (var row in rows) count[data.Classes[row]]++;
            return Array.IndexOf(count, count.Max());
        });
    }

    private static int[] ValueStrata(double[] values, int[][] groups)
    {
        var means = Array.ConvertAll(groups, rows => rows.Average(r => values[r]));
        var order = Enumerable.Range(0, groups.Length).OrderBy(i => means[i]).ThenBy(i => groups[i][0]).ToArray();
        var strata = new int[groups.Length];
        var bins = Math.Clamp(groups.Length / 5, 1, RegressionBins);
        for (var rank = 0; rank < order.Length; rank++) strata[order[rank]] = (int)((long)rank * bins / order.Length);
        return strata;
    }

    private readonly record struct Unit(int[] Rows, int Stratum);
}
