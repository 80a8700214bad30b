using System.Numerics.Tensors;
using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>A function of sums over rows, from the sums of each unit.</summary>
internal sealed class SumsStatistic : IResampledStatistic
{
    private readonly double[][] _columns;
    private readonly SumFunction _combine;
    private readonly double[] _sums;

    private SumsStatistic(double[][] columns, SumFunction combine)
    {
        _columns = columns;
        _combine = combine;
        _sums = new double[columns.Length];
    }

    /// <summary>Sums the terms of a metric over the rows of each unit.</summary>
    public static SumsStatistic Of(MetricForm.Sums form, ScoredRows rows, RowUnits units)
    {
        var terms = new double[rows.Count * form.Terms];
        form.Fill(rows, terms);
        var columns = Columns(form.Terms, units);
        for (var i = 0; i < rows.Count; i++)
        {
            var w = rows.Weights?[i] ?? 1;
            for (var j = 0; j < form.Terms; j++) columns[j][units.OfRow[i]] += w * terms[i * form.Terms + j];
        }

        return new SumsStatistic(columns, form.Combine);
    }

    /// <summary>A share: weight that hits over weight that counts.</summary>
    public static SumsStatistic Of(MetricForm.Share form, ScoredRows rows, RowUnits units)
    {
        var (counts, hits) = form.Mark(rows);
        var columns = Columns(2, units);
        for (var i = 0; i < rows.Count; i++)
        {
            if (counts is not null && !counts[i]) continue;
            var w = rows.Weights?[i] ?? 1;
            columns[0][units.OfRow[i]] += w;
            if (hits[i]) columns[1][units.OfRow[i]] += w;
        }

        return new SumsStatistic(columns, static sums => sums[0] > 0 ? sums[1] / sums[0] : 0);
    }

    /// <summary>Expected calibration error, from each bin's gaps.</summary>
    public static SumsStatistic OfCalibration(ScoredRows rows, RowUnits units) =>
        new(CalibrationColumns(rows, units), static sums => sums[0] > 0 ? Math.Min(1, TensorPrimitives.SumOfMagnitudes(sums[1..]) / sums[0]) : 0);

    /// <summary>How far the bins' gaps of a resample are, in sum, from those of the sample.</summary>
    public static SumsStatistic OfCalibrationDistance(ScoredRows rows, RowUnits units)
    {
        var columns = CalibrationColumns(rows, units);
        var total = TensorPrimitives.Sum<double>(columns[0]);
        var observed = columns.Select(column => TensorPrimitives.Sum<double>(column) / total).ToArray();
        return new SumsStatistic(columns, sums =>
        {
            double distance = 0;
            for (var j = 1; j < sums.Length; j++) distance += Math.Abs(sums[j] / sums[0] - observed[j]);
            return distance;
        });
    }

    private static double[][] CalibrationColumns(ScoredRows rows, RowUnits units)
    {
        var bins = CalibrationBins.Of(rows);
        var columns = Columns(CalibrationBins.BinCount + 1, units);
        for (var i = 0; i < rows.Count; i++)
        {
            var w = rows.Weights?[i] ?? 1;
            columns[0][units.OfRow[i]] += w;
            columns[1 + bins.Bins[i]][units.OfRow[i]] += w * bins.Gaps[i];
        }

        return [.. columns.Where((column, j) => j == 0 || column.AsSpan().ContainsAnyExcept(0.0))];
    }

    /// <inheritdoc/>
    public double Of(ReadOnlySpan<double> counts)
    {
        for (var j = 0; j < _columns.Length; j++) _sums[j] = TensorPrimitives.Dot(counts, _columns[j]);
        return _combine(_sums);
    }

    private static double[][] Columns(int terms, RowUnits units)
    {
        var columns = new double[terms][];
        for (var j = 0; j < terms; j++) columns[j] = new double[units.Strata.Units];
        return columns;
    }
}
