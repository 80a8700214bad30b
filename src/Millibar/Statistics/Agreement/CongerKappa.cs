namespace Millibar.Statistics.Agreement;

/// <summary>Conger's kappa for any number of raters, each with a preference of its own; Cohen's for two.</summary>
/// <remarks>Source: A. J. Conger, Psychol. Bull. 88 (1980) 322-328; missing answers and variance after K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), sections 2.4 and 5.3.2.</remarks>
internal static class CongerKappa
{
    /// <summary>Value, standard error and agreement by chance; null where fewer than two raters answered or chance alone explains everything.</summary>
    /// <param name="ratings">Who gave what.</param>
    /// <param name="sums">The sums of the same ratings' patterns.</param>
    /// <param name="patterns">The patterns.</param>
    public static (double Value, double StandardError, double Chance)? Of(Ratings ratings, PatternSums sums, AnswerPatterns patterns)
    {
        var k = ratings.LabelCount;
        var (given, shares) = Preferences(ratings);
        var raters = given.Count(count => count > 0);
        if (raters < 2) return null;
        var mean = new double[k];
        for (var r = 0; r < given.Length; r++)
            for (var l = 0; l < k; l++) mean[l] += shares[r * k + l] / raters;

        // Chance that two different raters agree: all ordered pairs less each with itself.
        double pairs = 0, own = 0;
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++)
            {
                pairs += sums.Weights[a * k + b] * mean[a] * mean[b] * raters * raters;
                for (var r = 0; r < given.Length; r++) own += sums.Weights[a * k + b] * shares[r * k + a] * shares[r * k + b];
            }

        var chance = (pairs - own) / (raters * (raters - 1.0));
        if (chance >= 1 - 1e-12) return null;
        var value = (sums.Observed - chance) / (1 - chance);
        return (value, StandardError(), chance);

        double StandardError()
        {
            var n = sums.Items;
            if (n < 2) return 0;
            // What an answer of rater r with label l adds: the agreement that the others' preferences would give it.
            var others = new double[given.Length * k];
            var usual = new double[given.Length];
            for (var r = 0; r < given.Length; r++)
            {
                for (var l = 0; l < k; l++)
                    for (var b = 0; b < k; b++) others[r * k + l] += sums.Weights[b * k + l] * (raters * mean[b] - shares[r * k + b]);
                for (var l = 0; l < k; l++) usual[r] += shares[r * k + l] * others[r * k + l];
            }

            var all = usual.Sum();
            double squares = 0;
            for (var i = 0; i < ratings.ItemCount; i++)
            {
                var pattern = patterns.PatternOfItem[i];
                if (pattern < 0) continue;
                var extra = all;
                for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++)
                {
                    var r = ratings.Rater[a];
                    extra += (others[r * k + ratings.Label[a]] - usual[r]) * n / given[r];
                }

                var expected = extra / (raters * (raters - 1.0));
                var agreed = patterns.Answers[pattern] < 2 ? 0 : n / sums.Several * (sums.PatternAgreement[pattern] - chance) / (1 - chance);
                var influence = agreed - 2 * (1 - value) * (expected - chance) / (1 - chance) - value;
                squares += influence * influence;
            }

            return Math.Sqrt(squares / (n * (n - 1)));
        }
    }

    private static (int[] Given, double[] Shares) Preferences(Ratings ratings)
    {
        var k = ratings.LabelCount;
        var given = new int[ratings.RaterCount];
        var shares = new double[ratings.RaterCount * k];
        for (var a = 0; a < ratings.Rater.Length; a++)
        {
            given[ratings.Rater[a]]++;
            shares[ratings.Rater[a] * k + ratings.Label[a]]++;
        }

        for (var r = 0; r < given.Length; r++)
            for (var l = 0; l < k && given[r] > 0; l++) shares[r * k + l] /= given[r];
        return (given, shares);
    }
}
