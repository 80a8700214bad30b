using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Models;

/// <summary>A way to learn: one rung of the ladder.</summary>
public interface ILearner
{
    /// <summary>The rung's name, e.g. <c>linear</c>.</summary>
    string Name { get; }

    /// <summary>Does once what all fits on this data share (one-hot layout, histogram bins).</summary>
    IFitter Prepare(LearningData data, CancellationToken ct);
}

/// <summary>A learner made ready for one data set; fits on any of its rows. Safe to call from several threads.</summary>
public interface IFitter : IDisposable
{
    /// <summary>Fits on some rows. Choices (regularisation, rounds) are made inside these rows.</summary>
    /// <param name="rows">Row indices, distinct.</param>
    /// <param name="random">This fit's own stream.</param>
    /// <param name="ct">Cancels; looked at least every 200 ms.</param>
    IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct);
}

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
