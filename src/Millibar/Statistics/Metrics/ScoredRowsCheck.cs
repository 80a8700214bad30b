using System.Numerics.Tensors;

namespace Millibar.Statistics.Metrics;

/// <summary>Stops rows that no metric can be computed from, before they turn into a NaN.</summary>
internal static class ScoredRowsCheck
{
    public static void Require(ScoredRows rows)
    {
        var n = rows.Count;
        if (n == 0)
            throw new MillibarException("no-rows-to-score", "There is no row to score.", "", "Give at least one row with a known target.");
        if (rows.Weights is { } weights && weights.Length != n) throw new ArgumentException("weights: one a row", nameof(rows));
        if (rows.Clusters is { } clusters && clusters.Length != n) throw new ArgumentException("clusters: one a row", nameof(rows));
        if (rows.Task == TaskKind.Regression)
        {
            if (rows.PredictedValue.Length != n) throw new ArgumentException("predicted values: one a row", nameof(rows));
            RequireFinite(rows.TrueValue, 1);
            RequireFinite(rows.PredictedValue, 1);
        }
        else
        {
            if (rows.ClassCount < 2) throw new ArgumentException("at least two classes", nameof(rows));
            if (rows.Probabilities.Length != (long)n * rows.ClassCount) throw new ArgumentException("probabilities: n x k", nameof(rows));
            foreach (var c in rows.TrueClass)
                if ((uint)c >= (uint)rows.ClassCount) throw new ArgumentException("true classes: 0 to k-1", nameof(rows));
            RequireFinite(rows.Probabilities, rows.ClassCount);
        }
    }

    /// <summary>A paired comparison needs the same rows in the same order.</summary>
    public static void RequireSameRows(ScoredRows candidate, ScoredRows baseline)
    {
        var same = candidate.Task == baseline.Task
            && candidate.ClassCount == baseline.ClassCount
            && candidate.TrueClass.AsSpan().SequenceEqual(baseline.TrueClass)
            && candidate.TrueValue.AsSpan().SequenceEqual(baseline.TrueValue)
            && SameOrBothNull(candidate.Weights, baseline.Weights)
            && SameOrBothNull(candidate.Clusters, baseline.Clusters);
        if (!same) throw new ArgumentException("a paired comparison needs the same rows in the same order", nameof(baseline));
    }

    private static bool SameOrBothNull<T>(T[]? a, T[]? b) where T : IEquatable<T> =>
        a is null ? b is null : b is not null && a.AsSpan().SequenceEqual(b);

    private static void RequireFinite(double[] values, int width)
    {
        // A sum of finite numbers can overflow only beyond 1e308; then the slow look finds nothing and all is well.
        if (double.IsFinite(TensorPrimitives.Sum<double>(values))) return;
        for (var i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i]))
                throw new MillibarException(
                    "prediction-not-a-number", "A prediction or a true value is not a finite number.", $"scored row {i / width + 1}",
                    "Drop the row, or mend the model that predicted it.");
    }
}
