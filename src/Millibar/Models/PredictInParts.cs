using Millibar.Models.Features;

namespace Millibar.Models;

/// <summary>Predictions that can be cancelled midway.</summary>
internal static class PredictInParts
{
    /// <summary>Rows between two looks at the token: nearest neighbours need well under a second for them.</summary>
    private const int Part = 1_024;

    /// <summary>Predicts some rows, part by part.</summary>
    /// <inheritdoc cref="IPredictor.Predict"/>
    /// <param name="model">The model.</param>
    /// <param name="features">Features encoded as those of the training data.</param>
    /// <param name="rows">Rows to predict, r of them.</param>
    /// <param name="output">Row-major r x k class probabilities, or r values for regression.</param>
    /// <param name="ct">Cancels; looked at every 1,024 rows.</param>
    public static void Predict(this IPredictor model, FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output, CancellationToken ct)
    {
        if (rows.IsEmpty) return;
        var width = output.Length / rows.Length;
        for (var from = 0; from < rows.Length; from += Part)
        {
            ct.ThrowIfCancellationRequested();
            var count = Math.Min(Part, rows.Length - from);
            model.Predict(features, rows.Slice(from, count), output.Slice(from * width, count * width));
        }
    }
}
