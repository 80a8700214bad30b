using System.Numerics.Tensors;

namespace Millibar.Data.Queues;

/// <summary>How much of a batch is chosen by doubt when nobody said: much where the model makes few errors, nothing where it makes many.</summary>
/// <remarks>
/// <para>Doubt about a row has two causes: the model has seen too little, or the label is a matter of chance. Labels of the second kind teach nothing,
/// and the more errors remain at the end, the more of the doubt is of that kind.
/// Source: S. Mussmann, P. Liang, On the Relationship between Data Efficiency and Error for Uncertainty Sampling, ICML 2018.</para>
/// <para>The two ends, 25 and 35 % expected errors, were set on simulations; see docs/benchmarks.md.</para>
/// </remarks>
internal static class AutoShare
{
    private const double FewErrors = 0.25;
    private const double ManyErrors = 0.35;
    private const double MostForRanks = 0.5;

    /// <summary>Share of errors that the model expects of itself: the mean of 1 - highest probability.</summary>
    /// <param name="probabilities">Row-major n x k, n at least 1.</param>
    /// <param name="k">Number of classes.</param>
    public static double ExpectedError(ReadOnlySpan<double> probabilities, int k)
    {
        var sum = 0.0;
        for (var at = 0; at < probabilities.Length; at += k) sum += 1 - TensorPrimitives.Max(probabilities.Slice(at, k));
        return Math.Clamp(sum * k / probabilities.Length, 0, 1);
    }

    /// <summary>Share of the batch to choose by doubt, 0 to 1.</summary>
    /// <param name="expectedError">See <see cref="ExpectedError"/>.</param>
    /// <param name="randomShare">Share that stays random in any case, 0 to 1.</param>
    /// <param name="judgesRanks">True when the metric judges scores or their order, not decisions: rows at the border of two classes say less about those, so half stays random.</param>
    public static double Of(double expectedError, double randomShare, bool judgesRanks)
    {
        var most = Math.Min(1 - randomShare, judgesRanks ? MostForRanks : 1);
        return most * Math.Clamp((ManyErrors - expectedError) / (ManyErrors - FewErrors), 0, 1);
    }
}
