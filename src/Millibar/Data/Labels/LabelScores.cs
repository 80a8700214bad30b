namespace Millibar.Data.Labels;

/// <summary>How suspect one label is, 0 (most) to 1 (least).</summary>
internal static class LabelScores
{
    /// <summary>The score by one of the methods.</summary>
    /// <param name="rank">Which one.</param>
    /// <param name="given">The given label.</param>
    /// <param name="probabilities">k probabilities.</param>
    public static double Of(RankMethod rank, int given, ReadOnlySpan<double> probabilities) => rank switch
    {
        RankMethod.Margin => NormalisedMargin(given, probabilities),
        RankMethod.SelfConfidence => probabilities[given],
        RankMethod.Entropy => EntropyAdjusted(given, probabilities),
        _ => throw new ArgumentOutOfRangeException(nameof(rank), rank, "unknown way to rank"),
    };

    /// <summary>The normalised margin (p_given - highest other p + 1) / 2.</summary>
    public static double NormalisedMargin(int given, ReadOnlySpan<double> probabilities) =>
        (probabilities[given] - probabilities[BestOther(given, probabilities)] + 1) / 2;

    /// <summary>ln(1 + x) / x for x = H / (p_given ln k), H the entropy of the row.</summary>
    /// <remarks>The confidence-weighted entropy of J. Kuan and J. Mueller, ICML 2022 workshop on shift happens, turned so that 0 is most suspect;
    /// the model that is quite sure of another class (H = 0, p_given = 0), which the formula leaves open, counts as most suspect.</remarks>
    public static double EntropyAdjusted(int given, ReadOnlySpan<double> probabilities)
    {
        if (probabilities[given] <= 0) return 0;
        double entropy = 0;
        foreach (var p in probabilities)
            if (p > 0) entropy -= p * Math.Log(p);
        var x = entropy / Math.Log(probabilities.Length) / probabilities[given];
        return x < 1e-9 ? 1 : Math.Log(1 + x) / x;
    }

    /// <summary>The most probable class but the given one.</summary>
    public static int BestOther(int given, ReadOnlySpan<double> probabilities)
    {
        var best = given == 0 ? 1 : 0;
        for (var c = 0; c < probabilities.Length; c++)
            if (c != given && probabilities[c] > probabilities[best]) best = c;
        return best;
    }
}
