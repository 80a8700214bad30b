using Millibar.Statistics;

namespace Millibar.Models;

/// <summary>The best constant answer for a set of rows.</summary>
internal static class Centre
{
    /// <summary>Writes weighted class frequencies, or the weighted mean or median of the values.</summary>
    /// <param name="data">The data.</param>
    /// <param name="rows">At least one row; order does not matter.</param>
    /// <param name="centre">Which constant for regression.</param>
    /// <param name="output">k shares that sum to 1, or one value.</param>
    public static void Of(LearningData data, ReadOnlySpan<int> rows, RegressionCentre centre, Span<double> output)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        var sorted = rows.ToArray();
        Array.Sort(sorted);
        if (data.Task == TaskKind.Regression)
        {
            output[0] = centre == RegressionCentre.Mean ? Mean(data, sorted) : Median(data, sorted);
            return;
        }

        output.Clear();
        var total = 0.0;
        foreach (var row in sorted)
        {
            var weight = data.Weights?[row] ?? 1;
            output[data.Classes[row]] += weight;
            total += weight;
        }

        for (var c = 0; c < output.Length; c++) output[c] /= total;
    }

    private static double Mean(LearningData data, int[] rows)
    {
        double sum = 0, total = 0;
        foreach (var row in rows)
        {
            var weight = data.Weights?[row] ?? 1;
            sum += weight * data.Values[row];
            total += weight;
        }

        return sum / total;
    }

    /// <summary>The weighted median: half-way between the two middle values where the halves balance exactly.</summary>
    private static double Median(LearningData data, int[] rows)
    {
        var values = Array.ConvertAll(rows, r => data.Values[r]);
        var weights = Array.ConvertAll(rows, r => data.Weights?[r] ?? 1);
        Array.Sort(values, weights);
        var half = weights.Sum() / 2;
        var below = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            below += weights[i];
            if (below > half) return values[i];
            if (below == half) return (values[i] + values[Math.Min(i + 1, values.Length - 1)]) / 2;
        }

        return values[^1];
    }
}
