using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Consensus;

/// <summary>How much annotators may differ, found by how well answers are foretold that were left out.</summary>
/// <param name="Strength">The strength that foretells best; infinite where all annotators are best taken for alike.</param>
/// <param name="Gain">How much better, in ln of the chance of an answer, than with all annotators alike, paired over items; null with fewer than ten items to compare.</param>
internal sealed record AnnotatorStrength(double Strength, Interval? Gain)
{
    private const int Folds = 5;
    private const int FewestItems = 10;
    private static readonly double[] Tried = [0.5, 3, 10, 40];

    /// <summary>Whether annotators differ clearly.</summary>
    public bool Differ => Gain?.Low > 0;

    /// <summary>Tries strengths: each fold of the answers is foretold from the others.</summary>
    public static AnnotatorStrength Choose(Ratings ratings, RandomStream random, CancellationToken ct)
    {
        var fold = new int[ratings.Label.Length];
        for (var a = 0; a < fold.Length; a++) fold[a] = random.NextInt(Folds);
        var alike = Foretell(ratings, fold, double.PositiveInfinity, ct);
        (double Strength, double[] Scores) best = (double.PositiveInfinity, alike);
        foreach (var strength in Tried)
        {
            var scores = Foretell(ratings, fold, strength, ct);
            if (scores.Sum() > best.Scores.Sum()) best = (strength, scores);
        }

        return new AnnotatorStrength(best.Strength, Paired(ratings, best.Scores, alike));
    }

    /// <summary>Sum over each item's left-out answers of ln of their chance.</summary>
    private static double[] Foretell(Ratings ratings, int[] fold, double strength, CancellationToken ct)
    {
        var k = ratings.LabelCount;
        var scores = new double[ratings.ItemCount];
        for (var left = 0; left < Folds; left++)
        {
            var model = DawidSkene.Fit(Keep(ratings, fold, left), strength, ct);
            for (var i = 0; i < ratings.ItemCount; i++)
                for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++)
                {
                    if (fold[a] != left) continue;
                    double chance = 0;
                    for (var truth = 0; truth < k; truth++)
                    {
                        // An annotator without a single answer left is as all are.
                        var row = model.Confusion.AsSpan((ratings.Rater[a] * k + truth) * k, k);
                        var given = row[ratings.Label[a]];
                        chance += model.Posterior[i * k + truth] * (0.99 * given + 0.01 / k);
                    }

                    scores[i] += Math.Log(Math.Max(1e-12, chance));
                }
        }

        return scores;
    }

    private static Ratings Keep(Ratings ratings, int[] fold, int left)
    {
        List<int> items = [], raters = [], labels = [];
        for (var i = 0; i < ratings.ItemCount; i++)
            for (var a = ratings.Starts[i]; a < ratings.Starts[i + 1]; a++)
            {
                if (fold[a] == left) continue;
                items.Add(i);
                raters.Add(ratings.Rater[a]);
                labels.Add(ratings.Label[a]);
            }

        return Ratings.Of(ratings.ItemCount, ratings.RaterCount, ratings.LabelCount, [.. items], [.. raters], [.. labels]);
    }

    private static Interval? Paired(Ratings ratings, double[] scores, double[] alike)
    {
        double[] differences = [.. Enumerable.Range(0, scores.Length).Where(i => ratings.CountOf(i) > 0).Select(i => scores[i] - alike[i])];
        if (differences.Length < FewestItems) return null;
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / ((double)differences.Length * (differences.Length - 1)));
        var reach = NormalLaw.TwoSided(0.95) * error;
        return new Interval(mean, mean - reach, mean + reach);
    }
}
