namespace Millibar.Data.Easier;

/// <summary>What one set of items says about two definitions.</summary>
/// <param name="Today">Alpha of today's.</param>
/// <param name="Other">Alpha of the other.</param>
/// <param name="Lost">H(today | other) / H(today).</param>
/// <param name="Foretold">Share of items that the best guess hits.</param>
/// <param name="Commonest">Share of the commonest label of today.</param>
internal readonly record struct EasierValues(double Today, double Other, double Lost, double Foretold, double Commonest);

/// <summary>Items that have two answers or more under both definitions: how often each label was given.</summary>
/// <param name="today">n items, each with its counts of today's labels.</param>
/// <param name="other">The same items, the other definition.</param>
/// <param name="todayLabels">Labels of today's definition.</param>
/// <param name="otherLabels">Labels of the other.</param>
internal sealed class SharedItems(int[][] today, int[][] other, int todayLabels, int otherLabels)
{
    private readonly int[] _today = [.. today.Select(Commonest)];
    private readonly int[] _other = [.. other.Select(Commonest)];

    /// <summary>Chance that two answers under today's definition, drawn from all, agree.</summary>
    public double ChanceOfToday => Chance(today, todayLabels);

    /// <summary>The same of the other definition.</summary>
    public double ChanceOfOther => Chance(other, otherLabels);

    /// <summary>Counts of the labels of every item that has two answers or more.</summary>
    public static Dictionary<string, int[]> Counts(AnswerSheet sheet)
    {
        var counts = new int[sheet.Items.Length][];
        foreach (var answer in sheet.Answers) (counts[answer.Item] ??= new int[sheet.Labels.Length])[answer.Label]++;
        return Enumerable.Range(0, counts.Length).Where(i => counts[i]?.Sum() >= 2).ToDictionary(i => sheet.Items[i], i => counts[i], StringComparer.Ordinal);
    }

    /// <summary>Measures a sample of the items; null where one label only was given under one of the definitions.</summary>
    /// <param name="items">Indices, with repeats.</param>
    public EasierValues? Measure(int[] items)
    {
        if (Alpha(today, items, todayLabels) is not { } own || Alpha(other, items, otherLabels) is not { } theirs) return null;
        var table = new double[todayLabels * otherLabels];
        foreach (var i in items) table[_today[i] * otherLabels + _other[i]]++;
        double n = items.Length, joint = 0, hits = 0;
        double[] ofToday = new double[todayLabels], ofOther = new double[otherLabels], best = new double[otherLabels];
        for (var t = 0; t < todayLabels; t++)
            for (var o = 0; o < otherLabels; o++)
            {
                var count = table[t * otherLabels + o];
                ofToday[t] += count;
                ofOther[o] += count;
                best[o] = Math.Max(best[o], count);
                joint += Surprise(count / n);
            }

        foreach (var count in best) hits += count;
        var all = ofToday.Sum(count => Surprise(count / n));
        if (all <= 0) return null;
        return new EasierValues(own, theirs, Math.Clamp((joint - ofOther.Sum(count => Surprise(count / n))) / all, 0, 1), hits / n, ofToday.Max() / n);
    }

    private static double Surprise(double share) => share > 0 ? -share * Math.Log(share) : 0;

    /// <summary>Krippendorff's alpha, nominal.</summary>
    private static double? Alpha(int[][] counts, int[] items, int labels)
    {
        var totals = new double[labels];
        double answers = 0, within = 0;
        foreach (var i in items)
        {
            double m = 0, squares = 0;
            for (var l = 0; l < labels; l++)
            {
                m += counts[i][l];
                squares += (double)counts[i][l] * counts[i][l];
                totals[l] += counts[i][l];
            }

            answers += m;
            within += (m * m - squares) / (m - 1);
        }

        var between = answers * answers - totals.Sum(total => total * total);
        return between > 0 ? 1 - within * (answers - 1) / between : null;
    }

    private static double Chance(int[][] counts, int labels)
    {
        double all = counts.Sum(item => item.Sum());
        return Enumerable.Range(0, labels).Sum(label => Math.Pow(counts.Sum(item => item[label]) / all, 2));
    }

    private static int Commonest(int[] counts) => Array.IndexOf(counts, counts.Max());
}
