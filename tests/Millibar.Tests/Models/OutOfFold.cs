using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Tests.Models;

/// <summary>Out-of-fold predictions and plain scores, kept apart from the library's own metrics on purpose.</summary>
internal static class OutOfFold
{
    /// <summary>Row-major n x width predictions, each row by a model that has not seen it.</summary>
    public static double[] Predict(ILearner learner, LearningData data, int folds = 5, long seed = 0)
    {
        var width = data.OutputWidth;
        var all = new double[data.Features.RowCount * width];
        var rows = Enumerable.Range(0, data.Features.RowCount).ToArray();
        using var fitter = learner.Prepare(data, CancellationToken.None);
        var parts = InnerSplit.Folds(data, rows, folds, new RandomStream(seed));
        for (var f = 0; f < parts.Length; f++)
        {
            var train = rows.Except(parts[f]).ToArray();
            using var model = fitter.Fit(train, new RandomStream(seed).Fork((ulong)f), CancellationToken.None);
            var output = new double[parts[f].Length * width];
            model.Predict(data.Features, parts[f], output);
            for (var i = 0; i < parts[f].Length; i++) output.AsSpan(i * width, width).CopyTo(all.AsSpan(parts[f][i] * width));
        }

        return all;
    }

    /// <summary>Area under the ROC curve of class 1 by ranks; a tie counts half.</summary>
    public static double Auc(LearningData data, double[] output)
    {
        var order = Enumerable.Range(0, data.Classes.Length).OrderBy(i => output[2 * i + 1]).ToArray();
        double rankSum = 0, positives = data.Classes.Count(c => c == 1);
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && output[2 * order[end] + 1] == output[2 * order[i] + 1]) end++;
            for (var j = i; j < end; j++)
                if (data.Classes[order[j]] == 1) rankSum += (i + end + 1) / 2.0;
            i = end;
        }

        return (rankSum - positives * (positives + 1) / 2) / (positives * (order.Length - positives));
    }

    /// <summary>Share of rows whose class is among the <paramref name="top"/> most probable; ties count against.</summary>
    public static double Recall(LearningData data, double[] output, int top = 1)
    {
        var k = data.ClassCount;
        return Enumerable.Range(0, data.Classes.Length).Average(i =>
        {
            var own = output[i * k + data.Classes[i]];
            var above = 0;
            for (var c = 0; c < k; c++)
                if (c != data.Classes[i] && output[i * k + c] >= own) above++;
            return above < top ? 1.0 : 0.0;
        });
    }

    /// <summary>1 - squared error over variance.</summary>
    public static double R2(LearningData data, double[] output)
    {
        var mean = data.Values.Average();
        return 1 - data.Values.Zip(output, (v, o) => (v - o) * (v - o)).Sum() / data.Values.Sum(v => (v - mean) * (v - mean));
    }
}
