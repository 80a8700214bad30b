using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>Rows tabulated by true class and one or two predicted classes: drawing the cells is drawing the rows.</summary>
/// <remarks>For rows without weights or clusters. The number of rows no longer matters to the cost of a resample.</remarks>
internal sealed class CellTable
{
    private const int MostCells = 4096;

    private readonly int[] _truth;
    private readonly int[] _first;
    private readonly int[] _second;
    private readonly int[] _units;

    private CellTable(int[] truth, int[] first, int[] second, Strata strata)
    {
        _truth = truth;
        _first = first;
        _second = second;
        Strata = strata;
        _units = new int[truth.Length];
        for (var c = 0; c < _units.Length; c++) _units[c] = c;
    }

    /// <summary>The cells as units.</summary>
    public Strata Strata { get; }

    /// <summary>Tabulates; null when weights, clusters, a class of one row or too many cells ask for another way.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="first">Predicted class of each row.</param>
    /// <param name="second">Predicted class of each row by the other side; the same array when there is none.</param>
    /// <param name="stratified">Whether each true class keeps its rows.</param>
    public static CellTable? Of(ScoredRows rows, int[] first, int[] second, bool stratified)
    {
        if (rows.Weights is not null || rows.Clusters is not null) return null;
        var k = rows.ClassCount;
        var truth = rows.TrueClass;
        // Small tables are counted in place, large ones in a dictionary; both yield the cells in the order of their key.
        var counts = new SortedDictionary<long, int>();
        if ((long)k * k * k <= 1 << 16)
        {
            var dense = new int[k * k * k];
            for (var i = 0; i < truth.Length; i++) dense[(truth[i] * k + first[i]) * k + second[i]]++;
            for (var key = 0; key < dense.Length; key++)
                if (dense[key] > 0) counts[key] = dense[key];
        }
        else
        {
            var sparse = new Dictionary<long, int>();
            for (var i = 0; i < truth.Length; i++)
            {
                var key = ((long)truth[i] * k + first[i]) * k + second[i];
                sparse[key] = sparse.GetValueOrDefault(key) + 1;
                if (sparse.Count > MostCells) return null;
            }

            foreach (var (key, count) in sparse) counts[key] = count;
        }

        if (counts.Count > MostCells) return null;
        var starts = new int[k + 1];
        foreach (var key in counts.Keys) starts[(int)(key / ((long)k * k)) + 1]++;
        for (var c = 0; c < k; c++) starts[c + 1] += starts[c];
        var strata = new Strata(starts, [.. counts.Values]);
        if (!stratified) strata = new Strata([0, counts.Count], [.. counts.Values], strata.Smallest);
        return stratified && strata.Smallest < 2
            ? null
            : new CellTable(
                [.. counts.Keys.Select(x => (int)(x / ((long)k * k)))],
                [.. counts.Keys.Select(x => (int)(x / k % k))],
                [.. counts.Keys.Select(x => (int)(x % k))],
                strata);
    }

    /// <summary>The metric of the first predictions.</summary>
    public CellsStatistic First(MetricForm.Cells form, ScoredRows rows) => new(_units, _truth, _first, null, rows, form.Combine);

    /// <summary>The metric of the second predictions.</summary>
    public CellsStatistic Second(MetricForm.Cells form, ScoredRows rows) => new(_units, _truth, _second, null, rows, form.Combine);
}
