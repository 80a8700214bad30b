using Millibar.Models.Features;

namespace Millibar.Models;

/// <summary>A fitted model. Safe to call from several threads.</summary>
public interface IPredictor : IDisposable
{
    /// <summary>Predicts some rows.</summary>
    /// <param name="features">Features encoded as those of the training data.</param>
    /// <param name="rows">Rows to predict, r of them.</param>
    /// <param name="output">Row-major r x k class probabilities, or r values for regression.</param>
    void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output);

    /// <summary>Size of the model as it would be stored, in bytes.</summary>
    long SizeInBytes { get; }
}
