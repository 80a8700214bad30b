namespace Millibar.Statistics.Resampling;

/// <summary>How many independent rows a weighted or clustered share is worth.</summary>
/// <remarks>
/// Kish's effective number: the trials at which a binomial share has the variance found between clusters (ratio estimator, without
/// the G / (G - 1) factor, so that G clusters of equal copies are worth exactly G rows). Where all or all but a few rows agree that variance
/// says nothing, and rows of one cluster are taken as copies. L. Kish, Survey Sampling (1965).
/// </remarks>
internal static class EffectiveTrials
{
    /// <summary>Clusters of the rarer outcome below which rows of one cluster are taken as copies.</summary>
    private const int Few = 10;

    /// <summary>The share of rows that hit, and its effective trials (0 when no row counts).</summary>
    /// <param name="counts">Rows that count; null means all.</param>
    /// <param name="hits">Rows that hit.</param>
    /// <param name="weights">Weight of each row; null means 1.</param>
    /// <param name="clusterOfRow">Cluster of each row.</param>
    /// <param name="clusters">Number of clusters.</param>
    public static (double Share, double Trials) OfShare(bool[]? counts, bool[] hits, double[]? weights, int[] clusterOfRow, int clusters)
    {
        var scores = new double[hits.Length];
        for (var i = 0; i < hits.Length; i++) scores[i] = hits[i] ? 1 : 0;
        var sample = Clustered.Of(counts, scores, weights, clusterOfRow, clusters);
        if (sample.Size <= 0) return (0, 0);
        var share = Math.Clamp(sample.Mean, 0, 1);
        return (share, sample.Trials(share * (1 - share)));
    }

    /// <summary>The four shares of a paired comparison, times the effective trials of their difference.</summary>
    public static (double Both, double FirstOnly, double SecondOnly, double Neither) OfPair(
        bool[]? counts, bool[] first, bool[] second, double[]? weights, int[] clusterOfRow, int clusters)
    {
        var scores = new double[first.Length];
        Span<double> table = stackalloc double[4];
        for (var i = 0; i < first.Length; i++)
        {
            if (counts is not null && !counts[i]) continue;
            scores[i] = (first[i] ? 1 : 0) - (second[i] ? 1 : 0);
            table[(first[i] ? 0 : 2) + (second[i] ? 0 : 1)] += weights?[i] ?? 1;
        }

        var sample = Clustered.Of(counts, scores, weights, clusterOfRow, clusters);
        if (sample.Size <= 0) return (0, 0, 0, 0);
        var discordant = (table[1] + table[2]) / sample.Size;
        var scale = sample.Trials(discordant - sample.Mean * sample.Mean) / sample.Size;
        return (table[0] * scale, table[1] * scale, table[2] * scale, table[3] * scale);
    }

    private sealed record Clustered(double Size, double Mean, double Variance, double Copies, double Most, int Odd)
    {
        public static Clustered Of(bool[]? counts, double[] scores, double[]? weights, int[] clusterOfRow, int clusters)
        {
            var sizes = new double[clusters];
            var sums = new double[clusters];
            var squares = new double[clusters];
            var rows = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                if (counts is not null && !counts[i]) continue;
                var w = weights?[i] ?? 1;
                var c = clusterOfRow[i];
                rows++;
                sizes[c] += w;
                sums[c] += w * scores[i];
                squares[c] += w * scores[i] * scores[i];
            }

            double size = 0, sum = 0, sizeSquares = 0;
            var used = 0;
            for (var c = 0; c < clusters; c++)
            {
                size += sizes[c];
                sum += sums[c];
                sizeSquares += sizes[c] * sizes[c];
                if (sizes[c] > 0) used++;
            }

            if (size <= 0) return new Clustered(0, 0, 0, 0, 0, 0);
            var mean = sum / size;
            var usual = Math.Round(mean);
            double variance = 0;
            int odd = 0;
            var mixed = false;
            for (var c = 0; c < clusters; c++)
            {
                if (sizes[c] <= 0) continue;
                var gap = sums[c] - mean * sizes[c];
                variance += gap * gap;
                mixed |= squares[c] * sizes[c] - sums[c] * sums[c] > 1e-9 * sizes[c] * sizes[c];
                if (Math.Abs(sums[c] - usual * sizes[c]) > 1e-9 * sizes[c] || squares[c] > Math.Abs(sums[c]) + 1e-9 * sizes[c]) odd++;
            }

            // Clusters whose rows all agree may be copies: then no more rows than clusters are there.
            return new Clustered(size, mean, variance / (size * size), size * size / sizeSquares, mixed ? rows : used, odd);
        }

        /// <summary>Trials at which a mean of rows has the variance found.</summary>
        /// <param name="rowVariance">Variance of one row's score.</param>
        public double Trials(double rowVariance)
        {
            if (Variance <= 0 || rowVariance <= 0) return Copies;
            var trials = Math.Min(rowVariance / Variance, Most);
            return Odd < Few ? Math.Min(trials, Copies) : trials;
        }
    }
}
