using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>How far two annotators agree.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Items">Items that both answered.</param>
/// <param name="Observed">How often they agree.</param>
/// <param name="Kappa">Cohen's, weighted where the scale is; null where both gave the same label only, or below five items.</param>
internal sealed record PairAgreement(string First, string Second, int Items, Interval Observed, Interval? Kappa)
{
    /// <summary>Fewest items to speak of a kappa.</summary>
    private const int Fewest = 5;

    /// <summary>Above so many annotators hardly any two have enough items in common.</summary>
    private const int MostRaters = 5000;

    /// <summary>The pairs with the most items in common, and how many pairs there are.</summary>
    /// <param name="ratings">Who gave what.</param>
    /// <param name="names">Names of the raters.</param>
    /// <param name="weights">k x k agreement weights.</param>
    /// <param name="most">Most pairs to return.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="ct">Cancels.</param>
    public static (List<PairAgreement> Pairs, int Count) Of(Ratings ratings, IReadOnlyList<string> names, double[] weights, int most, double level, CancellationToken ct)
    {
        var (m, k) = (ratings.RaterCount, ratings.LabelCount);
        if (m > MostRaters) return ([], 0);
        var common = new int[m * m];
        Each((a, b, _, _) => common[a * m + b]++);
        int[] shared = [.. Enumerable.Range(0, common.Length).Where(pair => common[pair] > 0)];
        var chosen = shared.OrderByDescending(pair => common[pair]).ThenBy(pair => pair).Take(most).ToArray();
        var tables = chosen.Select(_ => new double[k * k]).ToArray();
        var place = new int[common.Length];
        for (var c = 0; c < chosen.Length; c++) place[chosen[c]] = c + 1;
        Each((a, b, first, second) =>
        {
            if (place[a * m + b] is > 0 and var at) tables[at - 1][first * k + second]++;
        });
        return ([.. chosen.Select((pair, c) => Pair(pair / m, pair % m, tables[c])).OrderByDescending(pair => pair.Items).ThenBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal)], shared.Length);

        PairAgreement Pair(int one, int other, double[] table)
        {
            double same = 0, n = 0;
            for (var a = 0; a < k; a++)
                for (var b = 0; b < k; b++)
                {
                    n += table[a * k + b];
                    if (a == b) same += table[a * k + b];
                }

            var kappa = n >= Fewest ? CohenKappa.Of(table, weights)?.Interval(level) : null;
            return new PairAgreement(names[one], names[other], (int)n, WilsonInterval.Of((int)same, (int)n, level), kappa);
        }

        void Each(Action<int, int, int, int> take)
        {
            for (var i = 0; i < ratings.ItemCount; i++)
            {
                if ((i & 1023) == 0) ct.ThrowIfCancellationRequested();
                for (var x = ratings.Starts[i]; x < ratings.Starts[i + 1]; x++)
                    for (var y = ratings.Starts[i]; y < ratings.Starts[i + 1]; y++)
                        if (ratings.Rater[x] < ratings.Rater[y]) take(ratings.Rater[x], ratings.Rater[y], ratings.Label[x], ratings.Label[y]);
            }
        }
    }
}
