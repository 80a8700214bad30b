using Millibar.Statistics;

namespace Millibar.Models.OneRule;

/// <summary>How well bins predict rows that they have not seen: leave-one-out log loss, or squared error, of the bins' own answers.</summary>
/// <remarks>Both have closed forms: a row is taken out of its bin's sums before its bin answers for it. Weights are taken to have mean 1.</remarks>
internal sealed class BinScore
{
    private readonly LearningData _data;
    private readonly int[] _rows;
    private readonly double[] _prior;
    private readonly double _meanWeight;

    /// <summary>The score of any bins over some rows.</summary>
    /// <param name="data">The data.</param>
    /// <param name="rows">Rows, ascending.</param>
    /// <param name="prior">Class frequencies, or the mean.</param>
    public BinScore(LearningData data, int[] rows, double[] prior)
    {
        _data = data;
        _rows = rows;
        _prior = prior;
        _meanWeight = data.Weights is { } weights ? rows.Average(r => weights[r]) : 1;
    }

    /// <summary>Loss of the bins, and of the same feature with half as many ranges, and so on; lower is better.</summary>
    public IEnumerable<(double Loss, FeatureBins Bins)> Of(FeatureBins bins)
    {
        var width = _data.Task == TaskKind.Regression ? 3 : _data.ClassCount;
        var sums = Sums(bins, width);
        while (true)
        {
            yield return (_data.Task == TaskKind.Regression ? SquaredError(sums, bins.Count) : LogLoss(sums, bins.Count), bins);
            if (!bins.IsNumeric || bins.Cuts.Length < 2) yield break;
            var halved = bins.Halved();
            sums = Merge(sums, bins.Count, halved.Count, width);
            bins = halved;
        }
    }

    private double[] Sums(FeatureBins bins, int width)
    {
        var sums = new double[bins.Count * width];
        foreach (var row in _rows)
        {
            var at = bins.Of(_data.Features, row) * width;
            var weight = (_data.Weights?[row] ?? 1) / _meanWeight;
            if (_data.Task != TaskKind.Regression)
            {
                sums[at + _data.Classes[row]] += weight;
                continue;
            }

            // About the overall mean, so that the squares do not swallow the differences.
            var value = _data.Values[row] - _prior[0];
            sums[at] += weight;
            sums[at + 1] += weight * value;
            sums[at + 2] += weight * value * value;
        }

        return sums;
    }

    private static double[] Merge(double[] sums, int from, int to, int width)
    {
        var merged = new double[to * width];
        for (var b = 0; b < from; b++)
        {
            var target = b == from - 1 ? to - 1 : Math.Min(b / 2, to - 2);
            for (var c = 0; c < width; c++) merged[target * width + c] += sums[b * width + c];
        }

        return merged;
    }

    private double LogLoss(double[] sums, int bins)
    {
        var k = _prior.Length;
        var loss = 0.0;
        for (var b = 0; b < bins; b++)
        {
            var counts = sums.AsSpan(b * k, k);
            var total = 0.0;
            foreach (var count in counts) total += count;
            for (var c = 0; c < k; c++)
                if (counts[c] > 0) loss -= counts[c] * Math.Log((Math.Max(0, counts[c] - 1) + _prior[c]) / Math.Max(total, 1));
        }

        return loss;
    }

    /// <summary>Left out, a row's distance from its bin's mean grows by n / (n - 1); a row alone in its bin is answered by the overall mean.</summary>
    private static double SquaredError(double[] sums, int bins)
    {
        var loss = 0.0;
        for (var b = 0; b < bins; b++)
        {
            var (n, sum, squares) = (sums[3 * b], sums[3 * b + 1], sums[3 * b + 2]);
            if (n <= 0) continue;
            var within = Math.Max(0, squares - sum * sum / n);
            loss += n > 1 ? within * Math.Pow(n / (n - 1), 2) : squares;
        }

        return loss;
    }
}
