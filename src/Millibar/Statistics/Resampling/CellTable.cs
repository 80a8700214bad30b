using System.Runtime.InteropServices;
using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>Rows tabulated by true class and one or two predicted classes: drawing the cells is drawing the rows.</summary>
/// <remarks>
/// Clusters are tabulated by the cells of all their rows: those with the same cells are alike to every function of the confusion
/// matrix. For rows without weights. The number of rows no longer matters to the cost of a resample.
/// </remarks>
internal sealed class CellTable
{
    private const int MostCells = 4096;

    private readonly int[] _units;
    private readonly int[] _truth;
    private readonly int[] _first;
    private readonly int[] _second;

    private CellTable(Kind[] kinds, int classCount, Strata strata)
    {
        Strata = strata;
        var entries = kinds.Sum(kind => kind.Cells.Length);
        _units = new int[entries];
        _truth = new int[entries];
        _first = new int[entries];
        _second = new int[entries];
        var e = 0;
        for (var unit = 0; unit < kinds.Length; unit++)
        {
            foreach (var cell in kinds[unit].Cells)
            {
                _units[e] = unit;
                _truth[e] = (int)(cell / ((long)classCount * classCount));
                _first[e] = (int)(cell / classCount % classCount);
                _second[e++] = (int)(cell % classCount);
            }
        }
    }

    /// <summary>The cells as units.</summary>
    public Strata Strata { get; }

    /// <summary>Tabulates; null when weights, a class of one row or too many cells ask for another way.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="first">Predicted class of each row.</param>
    /// <param name="second">Predicted class of each row by the other side; the same array when there is none.</param>
    /// <param name="stratified">Whether each true class keeps its rows; clusters of several classes are a class of their own.</param>
    public static CellTable? Of(ScoredRows rows, int[] first, int[] second, bool stratified)
    {
        if (rows.Weights is not null) return null;
        var k = rows.ClassCount;
        var cells = new long[rows.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = ((long)rows.TrueClass[i] * k + first[i]) * k + second[i];
        if (Kinds(rows, cells) is not { } kinds) return null;

        var starts = new int[k + 2];
        foreach (var kind in kinds) starts[Stratum(kind, k) + 1]++;
        for (var c = 0; c <= k; c++) starts[c + 1] += starts[c];
        int[] counts = [.. kinds.Select(kind => kind.Count)];
        var strata = new Strata(starts, counts);
        if (!stratified) strata = new Strata([0, kinds.Length], counts, strata.Smallest);
        return stratified && strata.Smallest < 2 ? null : new CellTable(kinds, k, strata);
    }

    /// <summary>The metric of the first predictions.</summary>
    public CellsStatistic First(MetricForm.Cells form, ScoredRows rows) => new(_units, _truth, _first, null, rows, form.Combine);

    /// <summary>The metric of the second predictions.</summary>
    public CellsStatistic Second(MetricForm.Cells form, ScoredRows rows) => new(_units, _truth, _second, null, rows, form.Combine);

    /// <summary>Kinds of clusters in the order of their stratum, then of their cells; null when there are too many.</summary>
    private static Kind[]? Kinds(ScoredRows rows, long[] cells)
    {
        var k = rows.ClassCount;
        var single = new Dictionary<long, int>();
        var several = new Dictionary<string, Kind>(StringComparer.Ordinal);
        if (rows.Clusters is not { } clusters)
        {
            foreach (var cell in cells) CollectionsMarshal.GetValueRefOrAddDefault(single, cell, out _)++;
        }
        else
        {
            foreach (var cluster in Enumerable.Range(0, cells.Length).GroupBy(i => clusters[i], i => cells[i]))
            {
                if (cluster.Count() == 1) CollectionsMarshal.GetValueRefOrAddDefault(single, cluster.First(), out _)++;
                else Add(several, [.. cluster.Order()]);
            }
        }

        if (single.Count + several.Count > MostCells) return null;
        return
        [
            .. single.Select(s => new Kind([s.Key], s.Value)).Concat(several.Values)
                .OrderBy(kind => Stratum(kind, k)).ThenBy(kind => kind.Cells, Comparer<long[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))),
        ];
    }

    private static void Add(Dictionary<string, Kind> kinds, long[] cells)
    {
        var key = string.Join(' ', cells);
        kinds[key] = kinds.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : new Kind(cells, 1);
    }

    private static int Stratum(Kind kind, int classCount)
    {
        var square = (long)classCount * classCount;
        var truth = kind.Cells[0] / square;
        return (int)(Array.TrueForAll(kind.Cells, cell => cell / square == truth) ? truth : classCount);
    }

    /// <summary>Clusters with the same cells.</summary>
    /// <param name="Cells">Cell of each row of such a cluster, ascending; a cell is (true class x k + first) x k + second.</param>
    /// <param name="Count">How many such clusters there are.</param>
    private sealed record Kind(long[] Cells, int Count);
}
