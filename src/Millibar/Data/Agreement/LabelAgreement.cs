using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>How far annotators agree on one label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Share">Its share of the answers to items with two or more.</param>
/// <param name="Agreement">When one says so, how often another says so too; null where nobody said so.</param>
/// <param name="Items">Items to which somebody gave it.</param>
/// <remarks>Specific agreement: D. V. Cicchetti, A. R. Feinstein, J. Clin. Epidemiol. 43 (1990) 551-558, for several raters as the ratio of sums over items; its error by linearising the ratio, the interval by Wilson with the number of items that has this error.</remarks>
internal sealed record LabelAgreement(string Label, double Share, Interval? Agreement, int Items)
{
    /// <summary>Measures every label.</summary>
    public static ImmutableArray<LabelAgreement> Of(Ratings ratings, IReadOnlyList<string> labels, double level)
    {
        var patterns = AnswerPatterns.Of(ratings);
        var k = labels.Count;
        var (agreed, all, answers, items) = (new double[k], new double[k], new double[k], new int[k]);
        double total = 0;
        Each((p, label, count, r) =>
        {
            agreed[label] += patterns.Times[p] * count * (count - 1.0);
            all[label] += patterns.Times[p] * count * (r - 1.0);
            answers[label] += patterns.Times[p] * (double)count;
            items[label] += patterns.Times[p];
            total += patterns.Times[p] * (double)count;
        });
        var squares = new double[k];
        Each((p, label, count, r) =>
        {
            var residual = count * (count - 1.0) - agreed[label] / all[label] * count * (r - 1.0);
            squares[label] += patterns.Times[p] * residual * residual;
        });
        return [.. Enumerable.Range(0, k).Select(l => new LabelAgreement(labels[l], total > 0 ? answers[l] / total : 0, all[l] > 0 ? Limits(agreed[l] / all[l], Math.Sqrt(squares[l]) / all[l], items[l], level) : null, items[l]))];

        void Each(Action<int, int, int, int> take)
        {
            for (var p = 0; p < patterns.Length; p++)
                for (var e = patterns.Starts[p]; e < patterns.Starts[p + 1] && patterns.Answers[p] > 1; e++)
                    take(p, patterns.Label[e], patterns.Count[e], patterns.Answers[p]);
        }
    }

    private static Interval Limits(double share, double error, int items, double level)
    {
        var trials = error > 1e-9 && share is > 0 and < 1 ? Math.Max(1, share * (1 - share) / (error * error)) : Math.Max(1, items);
        return WilsonInterval.OfShare(Math.Clamp(share, 0, 1), trials, level);
    }
}
