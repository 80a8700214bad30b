namespace Millibar.Statistics.Agreement;

/// <summary>How far one item moves a coefficient: what standard errors and the acceleration of the bootstrap come from.</summary>
/// <remarks>Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), section 5.3; alpha by the same linearisation of its ratios.</remarks>
internal static class Influences
{
    /// <summary>Influence of an item of each pattern, of mean 0 over the items that count.</summary>
    /// <param name="sums">The sums of the whole sample.</param>
    /// <param name="patterns">Its patterns.</param>
    /// <param name="coefficient">Any but <see cref="Coefficient.Conger"/>.</param>
    public static double[] Of(PatternSums sums, AnswerPatterns patterns, Coefficient coefficient)
    {
        var chance = sums.Chance(coefficient);
        var value = sums.Of(coefficient);
        var expected = Expected(sums, coefficient);
        var influences = new double[patterns.Length];
        for (var p = 0; p < influences.Length; p++)
            influences[p] = coefficient == Coefficient.Alpha ? Alpha(p) : Item(p);
        return influences;

        double Item(int p)
        {
            var r = patterns.Answers[p];
            var agreed = r < 2 ? 0 : sums.Items / sums.Several * (sums.PatternAgreement[p] - chance) / (1 - chance);
            var own = expected.Length == 0 ? chance : Weighted(p, expected) / r;
            return agreed - 2 * (1 - value) * (own - chance) / (1 - chance) - value;
        }

        double Alpha(int p)
        {
            var r = patterns.Answers[p];
            if (r < 2) return 0;
            var mean = sums.Answers / sums.Several;
            var agreed = (AlphaAgreement(p) - sums.AlphaObserved) * r / mean;
            var own = 2 * (Weighted(p, expected) - chance * r) / mean;
            return (agreed - (1 - sums.AlphaObserved) / (1 - chance) * own) / (1 - chance);
        }

        double AlphaAgreement(int p)
        {
            double sum = 0;
            var (k, r) = (patterns.LabelCount, patterns.Answers[p]);
            for (var a = patterns.Starts[p]; a < patterns.Starts[p + 1]; a++)
                for (var b = patterns.Starts[p]; b < patterns.Starts[p + 1]; b++)
                    sum += sums.AlphaWeights[patterns.Label[a] * k + patterns.Label[b]] * patterns.Count[a] * (patterns.Count[b] - (a == b ? 1 : 0));
            return sum / (r * (r - 1.0));
        }

        double Weighted(int p, double[] per)
        {
            double sum = 0;
            for (var e = patterns.Starts[p]; e < patterns.Starts[p + 1]; e++) sum += patterns.Count[e] * per[patterns.Label[e]];
            return sum;
        }
    }

    /// <summary>Standard error from influences: the root of their mean square over n - 1.</summary>
    public static double StandardError(double[] influences, AnswerPatterns patterns, double items)
    {
        if (items < 2) return 0;
        double squares = 0;
        for (var p = 0; p < influences.Length; p++) squares += patterns.Times[p] * influences[p] * influences[p];
        return Math.Sqrt(squares / (items * (items - 1)));
    }

    /// <summary>Acceleration of the BCa bootstrap from influences.</summary>
    public static double Acceleration(double[] influences, AnswerPatterns patterns)
    {
        double squares = 0, cubes = 0;
        for (var p = 0; p < influences.Length; p++)
        {
            var square = influences[p] * influences[p];
            squares += patterns.Times[p] * square;
            cubes += patterns.Times[p] * square * influences[p];
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }

    /// <summary>What an answer with each label adds to the chance agreement; empty where chance does not depend on the sample.</summary>
    private static double[] Expected(PatternSums sums, Coefficient coefficient)
    {
        var k = sums.Shares.Length;
        if (coefficient is Coefficient.Observed or Coefficient.BrennanPrediger) return [];
        if (coefficient == Coefficient.Gwet)
        {
            double all = 0;
            foreach (var w in sums.Weights) all += w;
            return [.. sums.Shares.Select(share => all / (k * (k - 1.0)) * (1 - share))];
        }

        var alpha = coefficient == Coefficient.Alpha;
        var weights = alpha ? sums.AlphaWeights : sums.Weights;
        var expected = new double[k];
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++) expected[a] += weights[a * k + b] * (alpha ? sums.Totals[b] / sums.Answers : sums.Shares[b]);
        return expected;
    }
}
