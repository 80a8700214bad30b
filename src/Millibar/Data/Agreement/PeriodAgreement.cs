using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>How far annotators agreed on the items that were answered in one part of the time.</summary>
/// <param name="From">First answer to its items.</param>
/// <param name="To">The last of these first answers.</param>
/// <param name="Items">Items with two answers or more.</param>
/// <param name="Observed">Share of pairs of answers that agree.</param>
/// <param name="Alpha">Krippendorff's; null where one label only was given.</param>
internal sealed record PeriodAgreement(DateTimeOffset From, DateTimeOffset To, int Items, Interval Observed, Interval? Alpha)
{
    private const int MostPeriods = 6;
    private const int FewestItems = 20;

    /// <summary>Parts with the same number of items; empty when fewer than two parts of twenty items have times.</summary>
    public static ImmutableArray<PeriodAgreement> Of(Ratings ratings, DateTimeOffset?[] firstAnswer, Scale scale, double[] values, double level, CancellationToken ct)
    {
        int[] order = [.. Enumerable.Range(0, ratings.ItemCount).Where(i => ratings.CountOf(i) > 1 && firstAnswer[i] is not null).OrderBy(i => firstAnswer[i]).ThenBy(i => i)];
        var periods = Math.Min(MostPeriods, order.Length / FewestItems);
        if (periods < 2 || firstAnswer[order[0]] == firstAnswer[order[^1]]) return [];
        var result = ImmutableArray.CreateBuilder<PeriodAgreement>(periods);
        for (var p = 0; p < periods; p++)
        {
            var part = order[(p * order.Length / periods)..((p + 1) * order.Length / periods)];
            var inside = part.ToHashSet();
            var measures = AgreementMeasures.Of(ratings.Where(inside.Contains), scale, values, 0, level, new RandomStream(0), ct)!;
            result.Add(new PeriodAgreement(firstAnswer[part[0]]!.Value, firstAnswer[part[^1]]!.Value, measures.Items, measures.Find(Coefficient.Observed)!.Analytic, measures.Find(Coefficient.Alpha)?.Analytic));
        }

        return result.MoveToImmutable();
    }
}
