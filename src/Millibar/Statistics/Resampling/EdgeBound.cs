using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>What a metric could be where all resamples agree: as many rows as Wilson's bound for 0 of n allows are made wrong, or right.</summary>
internal static class EdgeBound
{
    /// <summary>Share of unseen kinds of rows that n rows cannot rule out: Wilson's upper bound of 0 of n (about 3.8 / n at 95 %).</summary>
    public static double UnseenShare(int independent, double level) => WilsonInterval.OfShare(0, independent, level).High;

    /// <summary>The metric with the share of rows moved off, and onto, the diagonal of the confusion matrix.</summary>
    public static (double Worse, double Better) OfCells(MetricForm.Cells form, ScoredRows rows, double share, bool higherIsBetter)
    {
        var k = rows.ClassCount;
        var predicted = Decisions.Of(rows, form.Decide);
        var cells = new double[3 * k];
        double total = 0;
        for (var i = 0; i < predicted.Length; i++)
        {
            var w = rows.Weights?[i] ?? 1;
            total += w;
            if (predicted[i] == rows.TrueClass[i]) cells[predicted[i]] += w;
            cells[k + rows.TrueClass[i]] += w;
            cells[2 * k + predicted[i]] += w;
        }

        var value = form.Combine(new Confusion(cells, k, rows.FalsePositiveCost, rows.FalseNegativeCost));
        double worse = value, better = value;
        var present = Enumerable.Range(0, k).Where(c => cells[k + c] > 0).OrderBy(c => cells[k + c]).ToArray();
        // The smallest class is where an error hurts most; the largest has room for all of them.
        foreach (var c in new[] { present[0], present[^1] })
        {
            var other = c != present[^1] ? present[^1] : (present.Length > 1 ? present[^2] : (c + 1) % k);
            var wrong = Moved(form, rows, cells, c, other, Math.Min(share * total, cells[c]));
            worse = higherIsBetter ? Math.Min(worse, wrong) : Math.Max(worse, wrong);
            var right = Moved(form, rows, cells, c, other, -Math.Min(share * total, Math.Min(cells[k + c] - cells[c], cells[2 * k + other])));
            better = higherIsBetter ? Math.Max(better, right) : Math.Min(better, right);
        }

        return (worse, better);
    }

    /// <summary>The metric with the share of rows at the loss of a wrong row, and at none.</summary>
    public static (double Worse, double Better) OfSums(MetricForm.Sums form, ScoredRows rows, double share)
    {
        var terms = new double[rows.Count * form.Terms];
        form.Fill(rows, terms);
        var sums = new double[form.Terms];
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j < form.Terms; j++) sums[j] += (rows.Weights?[i] ?? 1) * terms[i * form.Terms + j];

        var loss = sums[1];
        sums[1] = (1 - share) * loss;
        var better = form.Combine(sums);
        sums[1] = (1 - share) * loss + share * sums[0] * Math.Max(form.LossWhenWrong(rows), sums[0] > 0 ? loss / sums[0] : 0);
        return (form.Combine(sums), better);
    }

    private static double Moved(MetricForm.Cells form, ScoredRows rows, double[] cells, int from, int to, double weight)
    {
        var k = rows.ClassCount;
        var moved = (double[])cells.Clone();
        moved[from] -= weight;
        moved[2 * k + from] -= weight;
        moved[2 * k + to] += weight;
        return form.Combine(new Confusion(moved, k, rows.FalsePositiveCost, rows.FalseNegativeCost));
    }
}
