using Millibar.Models.Features;

namespace Millibar.Models;

/// <summary>Writes the same output for every row; also what other learners fall back on when a row set holds nothing to learn.</summary>
internal sealed class ConstantPredictor(double[] answer) : IPredictor, IDescribed
{
    public long SizeInBytes => sizeof(double) * (long)answer.Length;

    public Sentence Describe => Sentence.Of("the same answer for every row");

    public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
    {
        for (var i = 0; i < rows.Length; i++) answer.CopyTo(output[(i * answer.Length)..]);
    }

    public void Dispose()
    {
        // Holds no resource.
    }
}
