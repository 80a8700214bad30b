using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>A statistic that needs every row's weight: average precision, median error.</summary>
internal sealed class RowStatistic(RowUnits units, double[]? weights, Func<double[], double> ofRowWeights) : IResampledStatistic
{
    private readonly double[] _rowWeights = new double[units.OfRow.Length];

    public static RowStatistic AveragePrecision(ScoredRows rows, RowUnits units)
    {
        var ranked = RankedRows.OfPositiveClass(rows);
        return new RowStatistic(units, rows.Weights, w => ranked.AveragePrecision(w));
    }

    public static RowStatistic MedianError(ScoredRows rows, RowUnits units)
    {
        var sorted = SortedErrors.Of(rows);
        return new RowStatistic(units, rows.Weights, w => sorted.Quantile(0.5, w));
    }

    /// <inheritdoc/>
    public double Of(ReadOnlySpan<double> counts)
    {
        for (var i = 0; i < _rowWeights.Length; i++)
        {
            var c = counts[units.OfRow[i]];
            _rowWeights[i] = weights is null ? c : c * weights[i];
        }

        return ofRowWeights(_rowWeights);
    }
}
