using System.Collections.Concurrent;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Tests.Train.LearningCurves;

/// <summary>A learner whose error is .1 + 1.5 / sqrt(n) by construction: which rows it gets wrong is drawn from the fit's stream.</summary>
/// <param name="data">The rows.</param>
/// <param name="perfect">Whether it makes no error at all instead.</param>
internal sealed class ShrinkingErrorFitter(LearningData data, bool perfect = false) : IFitter
{
    /// <summary>The training rows of every fit.</summary>
    public ConcurrentBag<int[]> Fits { get; } = [];

    public IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct)
    {
        Fits.Add(rows.ToArray());
        return new Predictor(data, perfect ? 0 : Math.Min(1, 0.1 + 1.5 / Math.Sqrt(rows.Length)), random);
    }

    public void Dispose()
    {
    }

    private sealed class Predictor(LearningData data, double error, RandomStream random) : IPredictor
    {
        public long SizeInBytes => 8;

        public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var truth = data.Classes[rows[i]];
                var said = random.NextDouble() < error ? (truth + 1) % data.ClassCount : truth;
                for (var c = 0; c < data.ClassCount; c++) output[i * data.ClassCount + c] = c == said ? 1 : 0;
            }
        }

        public void Dispose()
        {
        }
    }
}
