using Millibar.Statistics;

namespace Millibar.Data.Agreement;

/// <summary>How an annotator's quality moved from the earlier half of the answers to the later one.</summary>
/// <param name="Early">Quality in the earlier half.</param>
/// <param name="Late">Quality in the later half.</param>
/// <param name="Change">Later less earlier.</param>
/// <param name="PValue">Of a trend over the order of the answers, two-sided, corrected by Holm for all annotators tested.</param>
/// <param name="Answers">Answers with a time that others judge.</param>
internal sealed record AnnotatorDrift(double Early, double Late, Interval Change, double PValue, int Answers)
{
    /// <summary>Fewest answers to speak of a drift.</summary>
    public const int Fewest = 20;

    /// <summary>Whether there is one: at most one false alarm in twenty sets of annotators.</summary>
    public bool IsFound => PValue <= 0.05;

    /// <summary>Measures; null below <see cref="Fewest"/> answers, and where all came at the same time.</summary>
    /// <param name="scores">0 to 1: how far each answer agreed with the others, in the order of their times.</param>
    /// <param name="times">When, in the same order.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <remarks>The trend is tested by the correlation of score and order, sqrt(n - 1) times which is standard normal without a trend (the Mantel form of the Cochran-Armitage test, N. Mantel, J. Am. Stat. Assoc. 58 (1963) 690-700).</remarks>
    public static AnnotatorDrift? Of(IReadOnlyList<double> scores, IReadOnlyList<DateTimeOffset> times, double level)
    {
        var n = scores.Count;
        if (n < Fewest || times[0] == times[^1]) return null;
        var half = n / 2;
        var (early, late) = (scores.Take(half).Sum(), scores.Skip(half).Sum());
        var change = NewcombeInterval.Independent((int)Math.Round(late), n - half, (int)Math.Round(early), half, level);
        return new AnnotatorDrift(early / half, late / (n - half), change, Trend(scores), n);
    }

    private static double Trend(IReadOnlyList<double> scores)
    {
        var n = scores.Count;
        var (mean, middle) = (scores.Average(), (n - 1) / 2.0);
        double cross = 0, spread = 0, order = 0;
        for (var i = 0; i < n; i++)
        {
            cross += (scores[i] - mean) * (i - middle);
            spread += (scores[i] - mean) * (scores[i] - mean);
            order += (i - middle) * (i - middle);
        }

        if (spread <= 1e-12) return 1;
        var z = Math.Sqrt(n - 1) * cross / Math.Sqrt(spread * order);
        return Math.Min(1, 2 * NormalLaw.Below(-Math.Abs(z)));
    }
}
