using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Data.Agreement;

/// <summary>Every annotator against the commonest answer of the others, whom the answer itself does not sway.</summary>
internal static class OthersSay
{
    private const int FewestForOneLabel = 5;

    /// <summary>Measures everybody.</summary>
    /// <param name="ratings">Who gave what, items in the sheet's order.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <returns>The annotators, the lowest quality first, and the confusion of all of them together.</returns>
    public static (ImmutableArray<AnnotatorQuality> Annotators, double[] Confusion) Measure(Ratings ratings, AnswerSheet sheet, double level)
    {
        var (m, k) = (ratings.RaterCount, ratings.LabelCount);
        var confusion = new double[m][];
        var (answers, judged, score) = (new int[m], new int[m], new double[m]);
        var labelsUsed = new HashSet<int>[m];
        var timed = new List<(DateTimeOffset At, double Score)>[m];
        for (var r = 0; r < m; r++) (confusion[r], labelsUsed[r], timed[r]) = (new double[k * k], [], []);
        var times = Times(sheet);
        var votes = new int[k];
        for (var i = 0; i < ratings.ItemCount; i++)
        {
            var (first, end) = (ratings.Starts[i], ratings.Starts[i + 1]);
            for (var a = first; a < end; a++) votes[ratings.Label[a]]++;
            for (var a = first; a < end; a++)
            {
                var (r, given) = (ratings.Rater[a], ratings.Label[a]);
                answers[r]++;
                labelsUsed[r].Add(given);
                if (end - first < 2) continue;
                votes[given]--;
                var agreed = Against(votes, given, confusion[r]);
                votes[given]++;
                judged[r]++;
                score[r] += agreed;
                if (times[a] is { } at) timed[r].Add((at, agreed));
            }

            for (var a = first; a < end; a++) votes[ratings.Label[a]] = 0;
        }

        var drifts = Drifts(timed, level);
        var found = Enumerable.Range(0, m).Select(r => new AnnotatorQuality(
            sheet.Annotators[r], answers[r], judged[r],
            judged[r] > 0 ? WilsonInterval.OfShare(score[r] / judged[r], judged[r], level) : null,
            labelsUsed[r].Count == 1 && answers[r] >= FewestForOneLabel ? sheet.Labels[labelsUsed[r].First()] : null,
            [.. confusion[r]], drifts[r]));
        var all = new double[k * k];
        foreach (var one in confusion)
            for (var c = 0; c < all.Length; c++) all[c] += one[c];
        return ([.. found.OrderBy(one => one.Quality?.Value ?? 2).ThenBy(one => one.Annotator, StringComparer.Ordinal)], all);
    }

    /// <summary>Adds an answer to a confusion table; labels that tie count in equal parts.</summary>
    /// <returns>How far the answer agrees with the commonest of the others: 1, a part in a tie, or 0.</returns>
    private static double Against(int[] votes, int given, double[] confusion)
    {
        var (most, tied) = (0, 0);
        foreach (var count in votes)
        {
            if (count > most) (most, tied) = (count, 1);
            else if (count == most) tied++;
        }

        for (var l = 0; l < votes.Length; l++)
            if (votes[l] == most) confusion[l * votes.Length + given] += 1.0 / tied;
        return votes[given] == most ? 1.0 / tied : 0;
    }

    /// <summary>When each answer was given, in the order in which <see cref="Ratings"/> keeps them.</summary>
    private static DateTimeOffset?[] Times(AnswerSheet sheet)
    {
        var next = new int[sheet.Items.Length + 1];
        foreach (var answer in sheet.Answers) next[answer.Item + 1]++;
        for (var i = 0; i < sheet.Items.Length; i++) next[i + 1] += next[i];
        var times = new DateTimeOffset?[sheet.Answers.Length];
        foreach (var answer in sheet.Answers) times[next[answer.Item]++] = answer.At;
        return times;
    }

    private static AnnotatorDrift?[] Drifts(List<(DateTimeOffset At, double Score)>[] timed, double level)
    {
        var drifts = new AnnotatorDrift?[timed.Length];
        for (var r = 0; r < timed.Length; r++)
        {
            var order = timed[r].OrderBy(one => one.At).ToList();
            drifts[r] = AnnotatorDrift.Of([.. order.Select(one => one.Score)], [.. order.Select(one => one.At)], level);
        }

        int[] tested = [.. Enumerable.Range(0, drifts.Length).Where(r => drifts[r] is not null)];
        var adjusted = Holm.Adjust([.. tested.Select(r => drifts[r]!.PValue)]);
        for (var t = 0; t < tested.Length; t++) drifts[tested[t]] = drifts[tested[t]]! with { PValue = adjusted[t] };
        return drifts;
    }
}
