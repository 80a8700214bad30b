using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>A function of the confusion matrix, from entries (unit, true class, predicted class, weight).</summary>
internal sealed class CellsStatistic(
    int[] units, int[] truth, int[] predicted, double[]? weights, ScoredRows costs, ConfusionFunction combine) : IResampledStatistic
{
    private readonly double[] _cells = new double[3 * costs.ClassCount];

    /// <summary>One entry a row.</summary>
    public static CellsStatistic Of(MetricForm.Cells form, ScoredRows rows, RowUnits units) =>
        new(units.OfRow, rows.TrueClass, Decisions.Of(rows, form.Decide), rows.Weights, rows, form.Combine);

    /// <inheritdoc/>
    public double Of(ReadOnlySpan<double> counts)
    {
        var k = costs.ClassCount;
        var cells = _cells;
        Array.Clear(cells);
        for (var e = 0; e < units.Length; e++)
        {
            var w = weights is null ? counts[units[e]] : counts[units[e]] * weights[e];
            var t = truth[e];
            var p = predicted[e];
            if (t == p) cells[t] += w;
            cells[k + t] += w;
            cells[2 * k + p] += w;
        }

        return combine(new Confusion(cells, k, costs.FalsePositiveCost, costs.FalseNegativeCost));
    }
}
