using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Consensus;

/// <summary>Every answer with the chance that it is right, by a consensus that does not hold it.</summary>
/// <param name="Ratings">The answers.</param>
/// <param name="Credit">Chance of each answer; negative where nobody else judged it.</param>
internal sealed record JudgedAnswers(Ratings Ratings, double[] Credit)
{
    private const int FewestOfExpert = 10;
    private const double ShareOfExperts = 0.1;

    /// <summary>Judges all answers.</summary>
    /// <param name="ratings">The answers.</param>
    /// <param name="without">From item and answer to the chances of the labels without that answer.</param>
    /// <param name="alone">Whether an item's only answer can be judged, by a model.</param>
    public static JudgedAnswers Of(Ratings ratings, Without without, bool alone)
    {
        var credit = new double[ratings.Label.Length];
        var chances = new double[ratings.LabelCount];
        for (var i = 0; i < ratings.ItemCount; i++)
            for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++)
            {
                credit[a] = -1;
                if (!alone && ratings.CountOf(i) < 2) continue;
                without(i, a, chances);
                credit[a] = chances[ratings.Label[a]];
            }

        return new JudgedAnswers(ratings, credit);
    }

    /// <summary>Judges all answers by what an expert says; those to items that he left out are not judged.</summary>
    /// <param name="ratings">The answers.</param>
    /// <param name="truth">His label of each item; below 0 where there is none.</param>
    public static JudgedAnswers OfTruth(Ratings ratings, int[] truth)
    {
        var credit = new double[ratings.Label.Length];
        for (var i = 0; i < ratings.ItemCount; i++)
            for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++) credit[a] = truth[i] < 0 ? -1 : truth[i] == ratings.Label[a] ? 1 : 0;
        return new JudgedAnswers(ratings, credit);
    }

    /// <summary>Chances of the k labels of an item without one answer.</summary>
    public delegate void Without(int item, int answer, Span<double> chances);

    /// <summary>Share of right answers of one annotator; null when none was judged.</summary>
    public (int Judged, Interval? Right)[] ByAnnotator(double level)
    {
        double[] right = new double[Ratings.RaterCount];
        int[] judged = new int[Ratings.RaterCount];
        for (var a = 0; a < Credit.Length; a++)
        {
            if (Credit[a] < 0) continue;
            judged[Ratings.Rater[a]]++;
            right[Ratings.Rater[a]] += Credit[a];
        }

        return [.. judged.Zip(right, (n, sum) => (n, n == 0 ? (Interval?)null : WilsonInterval.OfShare(Math.Clamp(sum / n, 0, 1), n, level)))];
    }

    /// <summary>Share of right answers of all annotators that <paramref name="counts"/>, over items as the independent units; null when none was judged.</summary>
    public (Interval Right, int Items)? Share(Func<int, int, bool> counts, double level)
    {
        List<(double Right, int Judged)> items = [];
        for (var i = 0; i < Ratings.ItemCount; i++)
        {
            double right = 0;
            var judged = 0;
            for (var a = Ratings.Starts[i]; a < Ratings.Starts[i + 1]; a++)
            {
                if (Credit[a] < 0 || !counts(i, Ratings.Rater[a])) continue;
                judged++;
                right += Credit[a];
            }

            if (judged > 0) items.Add((right, judged));
        }

        double all = items.Sum(item => item.Judged), n = items.Count;
        if (n == 0) return null;
        var share = Math.Clamp(items.Sum(item => item.Right) / all, 0, 1);
        var variance = n < 2 ? 0 : n / (n - 1) * items.Sum(item => Square((item.Right - share * item.Judged) / all));
        var effective = variance > 0 ? Math.Clamp(share * (1 - share) / variance, 1, all) : n;
        return (WilsonInterval.OfShare(share, effective, level), items.Count);
    }

    /// <summary>The best tenth of the annotators, chosen on one half of the items and judged on the other, and the other way round; null when nobody has enough answers.</summary>
    public (Interval Right, int Items)? Experts(RandomStream random, double level)
    {
        bool[] half = [.. Enumerable.Range(0, Ratings.ItemCount).Select(_ => random.NextInt(2) == 1)];
        var (first, second) = (Best(half, true), Best(half, false));
        return first.Count == 0 || second.Count == 0 ? null : Share((item, rater) => (half[item] ? second : first).Contains(rater), level);
    }

    private HashSet<int> Best(bool[] half, bool which)
    {
        var right = new double[Ratings.RaterCount];
        var judged = new int[Ratings.RaterCount];
        for (var i = 0; i < half.Length; i++)
            for (var a = Ratings.Starts[i]; a < Ratings.Starts[i + 1] && half[i] == which; a++)
            {
                if (Credit[a] < 0) continue;
                judged[Ratings.Rater[a]]++;
                right[Ratings.Rater[a]] += Credit[a];
            }

        var able = Enumerable.Range(0, judged.Length).Where(rater => judged[rater] >= FewestOfExpert).ToList();
        // By the lower limit, so that few lucky answers do not make an expert.
        return [.. able.OrderByDescending(rater => WilsonInterval.OfShare(Math.Clamp(right[rater] / judged[rater], 0, 1), judged[rater], 0.8).Low).Take((int)Math.Ceiling(ShareOfExperts * able.Count))];
    }

    private static double Square(double x) => x * x;
}
