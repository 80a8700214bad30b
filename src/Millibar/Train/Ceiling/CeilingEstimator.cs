using Millibar.Statistics;

namespace Millibar.Train.Ceiling;

/// <summary>Bounds the best reachable error by how often two labels of the same input differ.</summary>
internal static class CeilingEstimator
{
    private const double LeastShare = 0.05;
    private const int LeastGroups = 10;
    private const int Resamples = 1000;

    /// <summary>Evidence from rows whose features are identical.</summary>
    /// <param name="clusters">Rows with the same number have identical features; n values.</param>
    /// <param name="classes">Class of each row, 0 to k-1; n values.</param>
    /// <param name="classCount">k, at least 2.</param>
    /// <param name="random">For the bootstrap over groups.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The evidence, or the reason when fewer than 5 % of the rows (or fewer than 10 groups) are duplicates.</returns>
    /// <remarks>D = 1 - sum c (c - 1) / sum m (m - 1) over groups of m rows with c of a class. It speaks for the duplicated rows; that the others are as noisy is an assumption.</remarks>
    public static MeasuredNoise FromDuplicates(int[] clusters, int[] classes, int classCount, RandomStream random, CancellationToken ct)
    {
        var counts = LabelCounts.Of(clusters, classes);
        var share = classes.Length == 0 ? 0 : (double)counts.Rows / classes.Length;
        if (share < LeastShare)
            return new MeasuredNoise(null, Sentence.Of($"No repeated labels, and only {share:0.0%} of the rows are duplicates ({LeastShare:0%} are needed): label a sample of rows twice to measure the ceiling."));
        return counts.Pairs.Length < LeastGroups
            ? new MeasuredNoise(null, Sentence.Of($"No repeated labels, and the duplicate rows form only {counts.Pairs.Length} groups ({LeastGroups} are needed): label a sample of rows twice to measure the ceiling."))
            : new MeasuredNoise(Estimate(counts, classCount, "duplicate-rows", random, ct), null);
    }

    /// <summary>Evidence from items that were labelled twice or more, independently.</summary>
    /// <param name="items">Item of each label; n values.</param>
    /// <param name="labels">The labels, 0 to k-1; n values.</param>
    /// <param name="classCount">k, at least 2.</param>
    /// <param name="random">For the bootstrap over items.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The evidence, or the reason when fewer than 10 items have two labels.</returns>
    /// <remarks>A bound for predicting a single person's label. A model that learns from a consensus may do better than this.</remarks>
    public static MeasuredNoise FromRepeatedLabels(int[] items, int[] labels, int classCount, RandomStream random, CancellationToken ct)
    {
        var counts = LabelCounts.Of(items, labels);
        return counts.Pairs.Length < LeastGroups
            ? new MeasuredNoise(null, Sentence.Of($"Only {counts.Pairs.Length} items have two labels or more ({LeastGroups} are needed): label a sample of rows twice to measure the ceiling."))
            : new MeasuredNoise(Estimate(counts, classCount, "repeated-labels", random, ct), null);
    }

    /// <summary>The estimate and its percentile interval over resampled groups.</summary>
    internal static NoiseEvidence Estimate(LabelCounts counts, int classCount, string basis, RandomStream random, CancellationToken ct)
    {
        var (agreeing, pairs) = (counts.Agreeing, counts.Pairs);
        var estimate = 1 - agreeing.Sum() / pairs.Sum();
        var draws = new double[Resamples];
        for (var r = 0; r < draws.Length; r++)
        {
            ct.ThrowIfCancellationRequested();
            var stream = random.Fork((ulong)r);
            double agree = 0, all = 0;
            for (var i = 0; i < pairs.Length; i++)
            {
                var pick = stream.NextInt(pairs.Length);
                agree += agreeing[pick];
                all += pairs[pick];
            }

            draws[r] = 1 - agree / all;
        }

        Array.Sort(draws);
        var disagreement = new Interval(estimate, Math.Min(estimate, draws[Resamples / 40]), Math.Max(estimate, draws[^(Resamples / 40)]));
        var bound = new Interval(
            CoverHart.LowerBound(disagreement.Value, classCount),
            CoverHart.LowerBound(disagreement.Low, classCount),
            CoverHart.LowerBound(disagreement.High, classCount));
        return new NoiseEvidence(disagreement, bound, basis, counts.Rows, pairs.Length);
    }

    /// <summary>The band in which the best reachable value of a metric lies.</summary>
    /// <param name="noise">What the labels say.</param>
    /// <param name="metric">The optimising metric; a band is justified for <c>accuracy</c> only.</param>
    /// <param name="observed">Accuracy of every model ever measured on this task, with intervals; at least one for a band.</param>
    /// <returns>The band, or the reason why there is none.</returns>
    /// <remarks>
    /// One end is what some model has already shown (its interval's cautious end); the other is 1 minus the lower end of the bound on the error.
    /// A ceiling never contradicts an observed model: where one does better than the bound, the model is right.
    /// </remarks>
    public static MeasuredCeiling Band(MeasuredNoise noise, string metric, IReadOnlyCollection<Interval> observed)
    {
        if (noise.Evidence is not { } evidence) return new MeasuredCeiling(null, noise.Reason);
        if (metric != "accuracy") return new MeasuredCeiling(null, Sentence.Of($"Label noise bounds the error rate; there is no such bound for {metric}. Use --metric accuracy for a ceiling."));
        if (observed.Count == 0) return new MeasuredCeiling(null, Sentence.Of("No model has been measured yet."));
        var best = observed.Max(o => o.Value);
        var high = Math.Max(1 - evidence.LowestError.Low, best);
        var low = Math.Min(observed.Max(o => o.Low), high);
        return new MeasuredCeiling(new CeilingBand(low, high, evidence.Basis, evidence.Rows), null);
    }
}
