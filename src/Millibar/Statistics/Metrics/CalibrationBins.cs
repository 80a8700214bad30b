namespace Millibar.Statistics.Metrics;

/// <summary>Binary rows in 15 bins of equal width by the probability of class 1.</summary>
/// <remarks>Guo et al., ICML 2017; here on the probability of class 1, not on that of the predicted class.</remarks>
internal sealed class CalibrationBins
{
    public const int BinCount = 15;

    private CalibrationBins(int[] bins, double[] gaps)
    {
        Bins = bins;
        Gaps = gaps;
    }

    /// <summary>Bin of each row.</summary>
    public int[] Bins { get; }

    /// <summary>Probability of class 1 minus truth (0 or 1), of each row.</summary>
    public double[] Gaps { get; }

    public static CalibrationBins Of(ScoredRows rows)
    {
        var n = rows.Count;
        var bins = new int[n];
        var gaps = new double[n];
        for (var i = 0; i < n; i++)
        {
            var p = rows.Probabilities[i * rows.ClassCount + 1];
            bins[i] = Math.Clamp((int)(p * BinCount), 0, BinCount - 1);
            gaps[i] = p - (rows.TrueClass[i] == 1 ? 1 : 0);
        }

        return new CalibrationBins(bins, gaps);
    }

    /// <summary>Mean over rows of their bin's gap between mean probability and share of positives.</summary>
    public double Error(ReadOnlySpan<double> weights)
    {
        Span<double> sums = stackalloc double[BinCount];
        double total = 0;
        for (var i = 0; i < Bins.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            sums[Bins[i]] += w * Gaps[i];
            total += w;
        }

        double error = 0;
        foreach (var s in sums) error += Math.Abs(s);
        return total > 0 ? Math.Min(error / total, 1) : 0;
    }
}
