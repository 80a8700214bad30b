using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Train.LearningCurves;

/// <summary>One split of a learning curve: a fixed test fold, and training rows ordered so that every prefix is a stratified sample.</summary>
/// <param name="Test">Test rows.</param>
/// <param name="Train">Training rows; the first n of them are the sample of size n, so samples are nested.</param>
internal sealed record CurveSplit(int[] Test, int[] Train)
{
    private const int ValueBins = 10;

    /// <summary>Draws a split.</summary>
    /// <param name="data">Classes or values, and clusters that must stay on one side.</param>
    /// <param name="rows">Rows to split.</param>
    /// <param name="testShare">Share of the test fold.</param>
    /// <param name="random">The split's own stream.</param>
    public static CurveSplit Draw(LearningData data, ReadOnlySpan<int> rows, double testShare, RandomStream random)
    {
        var strata = Strata(data, rows);
        var order = StratifiedOrder(rows, strata, random.Fork("order"), seedClasses: false);
        var inTest = new HashSet<int>();
        var test = new List<int>();
        var wanted = (int)Math.Round(rows.Length * testShare);
        if (data.Clusters is not { } clusters)
        {
            test.AddRange(order.Take(wanted).Select(i => i.Row));
            inTest.UnionWith(test);
        }
        else
        {
            // Whole clusters move together; drawn in stratified order, the fold stays close to the class shares.
            var members = order.GroupBy(i => clusters[i.Row]).ToDictionary(g => g.Key, g => g.Select(i => i.Row).ToArray());
            foreach (var (row, _) in order)
            {
                if (test.Count >= wanted) break;
                if (inTest.Contains(row)) continue;
                test.AddRange(members[clusters[row]]);
                inTest.UnionWith(members[clusters[row]]);
            }
        }

        var left = new List<(int Row, int Stratum)>();
        for (var i = 0; i < rows.Length; i++)
            if (!inTest.Contains(rows[i])) left.Add((rows[i], strata[i]));
        var leftRows = left.Select(l => l.Row).ToArray();
        var leftStrata = left.Select(l => l.Stratum).ToArray();
        var train = StratifiedOrder(leftRows, leftStrata, random.Fork("nested"), seedClasses: data.Task != TaskKind.Regression);
        return new CurveSplit([.. test], [.. train.Select(t => t.Row)]);
    }

    private static int[] Strata(LearningData data, ReadOnlySpan<int> rows)
    {
        var strata = new int[rows.Length];
        if (data.Task != TaskKind.Regression)
        {
            for (var i = 0; i < rows.Length; i++) strata[i] = data.Classes[rows[i]];
            return strata;
        }

        var values = new double[rows.Length];
        var places = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++) (values[i], places[i]) = (data.Values[rows[i]], i);
        Array.Sort(values, places);
        for (var i = 0; i < places.Length; i++) strata[places[i]] = (int)((long)i * ValueBins / places.Length);
        return strata;
    }

    /// <summary>Orders rows so that every prefix holds each stratum in proportion, give or take one row.</summary>
    /// <remarks>Row j of a stratum of m gets the key (j + u) / m. With <paramref name="seedClasses"/> the first row of each class comes first: no sample lacks a class.</remarks>
    private static List<(int Row, int Stratum)> StratifiedOrder(ReadOnlySpan<int> rows, int[] strata, RandomStream random, bool seedClasses)
    {
        var shuffled = new int[rows.Length];
        for (var i = 0; i < shuffled.Length; i++) shuffled[i] = i;
        random.Shuffle(shuffled.AsSpan());
        var sizes = new int[strata.Length == 0 ? 0 : strata.Max() + 1];
        foreach (var stratum in strata) sizes[stratum]++;
        var offsets = new double[sizes.Length];
        for (var s = 0; s < sizes.Length; s++) offsets[s] = random.NextDouble();

        var seen = new int[sizes.Length];
        var keyed = new List<(double Key, int Place)>(rows.Length);
        foreach (var place in shuffled)
        {
            var stratum = strata[place];
            var rank = seen[stratum]++;
            keyed.Add((seedClasses && rank == 0 ? -1 : (rank + offsets[stratum]) / sizes[stratum], place));
        }

        keyed.Sort();
        var ordered = new List<(int, int)>(rows.Length);
        foreach (var (_, place) in keyed) ordered.Add((rows[place], strata[place]));
        return ordered;
    }
}
