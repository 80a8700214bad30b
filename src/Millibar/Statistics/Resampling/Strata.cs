using System.Numerics.Tensors;

namespace Millibar.Statistics.Resampling;

/// <summary>Units to resample, ordered by stratum; a unit may stand for several equal rows.</summary>
internal sealed class Strata
{
    private const int JackknifeGroups = 200;

    /// <summary>Rows of a cell from which one binomial draw is cheaper than drawing its rows.</summary>
    private const int LargeCell = 32;

    private readonly int[] _starts;
    private readonly int[]? _rows;
    private readonly int[][] _rowsOfSmallCells = [];

    /// <summary>Describes the units.</summary>
    /// <param name="starts">s + 1 offsets: stratum j holds units starts[j] up to starts[j + 1].</param>
    /// <param name="rows">Equal rows that each unit stands for; null means 1.</param>
    /// <param name="smallest">Rows of the smallest class where classes are not strata; null means those of the smallest stratum.</param>
    public Strata(int[] starts, int[]? rows, int? smallest = null)
    {
        _starts = starts;
        _rows = rows;
        Smallest = int.MaxValue;
        if (rows is not null) _rowsOfSmallCells = RowsOfSmallCells(starts, rows);
        for (var s = 0; s + 1 < starts.Length; s++)
            if (Total(s) > 0) Smallest = Math.Min(Smallest, Total(s));
        Smallest = smallest ?? Smallest;
    }

    /// <summary>Number of units.</summary>
    public int Units => _starts[^1];

    /// <summary>Independent rows of the smallest class: what the small-sample expansion goes by.</summary>
    public int Smallest { get; }

    /// <summary>Counts of the sample itself.</summary>
    public void Observed(Span<double> counts)
    {
        for (var u = 0; u < counts.Length; u++) counts[u] = _rows?[u] ?? 1;
    }

    /// <summary>Draws one resample: how often each unit is in it. Each stratum keeps its size.</summary>
    public void Draw(RandomStream random, Span<double> counts)
    {
        counts.Clear();
        for (var s = 0; s + 1 < _starts.Length; s++)
        {
            var part = counts[_starts[s].._starts[s + 1]];
            if (_rows is null) DrawUnits(random, part);
            else DrawCells(random, part, _rows.AsSpan(_starts[s], part.Length), _rowsOfSmallCells[s]);
        }
    }

    /// <summary>Empirical influence of groups of units on a statistic: what the acceleration of BCa needs.</summary>
    /// <remarks>
    /// Units are left out one by one, or in 200 groups when there are more: sums of third powers of influences add up over
    /// groups of independent units, so the acceleration is the same but for noise near 0.002.
    /// </remarks>
    public double Acceleration(IResampledStatistic statistic, double[] counts, CancellationToken ct)
    {
        Observed(counts);
        var value = statistic.Of(counts);
        double squares = 0, cubes = 0;
        var stride = _rows is null ? Math.Max(1, (Units + JackknifeGroups - 1) / JackknifeGroups) : 1;
        for (var s = 0; s + 1 < _starts.Length; s++)
        {
            var total = Total(s);
            int first = _starts[s], end = _starts[s + 1];
            // Groups take every g-th unit, so that an order in the rows does not matter.
            var groups = (end - first + stride - 1) / stride;
            for (var g = 0; g < groups; g++)
            {
                ct.ThrowIfCancellationRequested();
                var taken = 0;
                for (var u = first + g; u < end; u += groups) taken += _rows is null ? 1 : Math.Min(1, _rows[u]);
                if (taken == 0 || taken >= total) continue;
                var scale = total / (double)(total - taken);
                for (var u = first; u < end; u++) counts[u] = (_rows?[u] ?? 1) * scale;
                for (var u = first + g; u < end; u += groups) counts[u] = ((_rows?[u] ?? 1) - 1) * scale;
                var influence = (value - statistic.Of(counts)) * (total - taken) / total;
                var weight = _rows?[first + g] ?? 1; // the rows of a cell have all the same influence
                squares += weight * influence * influence;
                cubes += weight * influence * influence * influence;
            }

            for (var u = first; u < end; u++) counts[u] = _rows?[u] ?? 1;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    /// <summary>Sum over units of the squared deviation from their stratum's mean, without bias.</summary>
    public double CentredSquares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (var s = 0; s + 1 < _starts.Length; s++)
        {
            var part = values[_starts[s].._starts[s + 1]];
            if (part.Length < 2) continue;
            var mean = TensorPrimitives.Sum(part) / part.Length;
            double squares = 0;
            foreach (var v in part) squares += (v - mean) * (v - mean);
            sum += squares * part.Length / (part.Length - 1);
        }

        return sum;
    }

    private int Total(int stratum)
    {
        if (_rows is null) return _starts[stratum + 1] - _starts[stratum];
        var total = 0;
        for (var u = _starts[stratum]; u < _starts[stratum + 1]; u++) total += _rows[u];
        return total;
    }

    private static int[][] RowsOfSmallCells(int[] starts, int[] rows)
    {
        var small = new int[starts.Length - 1][];
        for (var s = 0; s < small.Length; s++)
        {
            var first = starts[s];
            small[s] = [.. Enumerable.Range(first, starts[s + 1] - first)
                .Where(u => rows[u] < LargeCell)
                .SelectMany(u => Enumerable.Repeat(u - first, rows[u]))];
        }

        return small;
    }

    private static void DrawUnits(RandomStream random, Span<double> counts)
    {
        // Two indices from 64 bits by multiply-and-shift; the bias is below n / 2^32 and n is at most 4,000 here.
        var size = (ulong)counts.Length;
        for (var i = counts.Length; i > 1; i -= 2)
        {
            var bits = random.NextBits();
            counts[(int)(((bits & 0xFFFFFFFF) * size) >> 32)]++;
            counts[(int)(((bits >> 32) * size) >> 32)]++;
        }

        if ((counts.Length & 1) != 0) counts[random.NextInt(counts.Length)]++;
    }

    /// <summary>Multinomial counts: large cells by conditional binomials, what is left over the rows of the small ones.</summary>
    private static void DrawCells(RandomStream random, Span<double> counts, ReadOnlySpan<int> rows, int[] rowsOfSmallCells)
    {
        var left = 0;
        foreach (var r in rows) left += r;
        var mass = left;
        for (var u = 0; u < rows.Length && left > 0; u++)
        {
            if (rows[u] < LargeCell) continue;
            var drawn = rows[u] == mass ? left : BinomialDraw.Next(random, left, (double)rows[u] / mass);
            counts[u] = drawn;
            left -= drawn;
            mass -= rows[u];
        }

        var size = (ulong)rowsOfSmallCells.Length;
        for (; left > 0; left--) counts[rowsOfSmallCells[(int)(((random.NextBits() >> 32) * size) >> 32)]]++;
    }
}
