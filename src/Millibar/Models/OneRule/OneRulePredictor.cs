using Millibar.Models.Features;

namespace Millibar.Models.OneRule;

/// <summary>One feature's bins and the answer of each.</summary>
internal sealed class OneRulePredictor(FeatureBins bins, int width, double[] answers, Sentence describe) : IPredictor, IDescribed
{
    public Sentence Describe => describe;

    public long SizeInBytes => 8L * answers.Length + 4L * (bins.Cuts.Length + bins.LevelBins.Length) + 8;

    public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
    {
        for (var i = 0; i < rows.Length; i++)
            answers.AsSpan(bins.Of(features, rows[i]) * width, width).CopyTo(output[(i * width)..]);
    }

    public void Dispose()
    {
        // Holds no resource.
    }
}
