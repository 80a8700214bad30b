using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Tests.Statistics.Metrics;

/// <summary>Scored rows for tests: by hand, and drawn from a known truth.</summary>
internal static class Samples
{
    public static ScoredRows Binary(int[] truth, double[] p) => new()
    {
        Task = TaskKind.Binary,
        ClassCount = 2,
        TrueClass = truth,
        Probabilities = [.. p.SelectMany(x => new[] { 1 - x, x })],
    };

    public static ScoredRows Multiclass(int classCount, int[] truth, double[] probabilities) => new()
    {
        Task = TaskKind.Multiclass,
        ClassCount = classCount,
        TrueClass = truth,
        Probabilities = probabilities,
    };

    public static ScoredRows Regression(double[] truth, double[] predicted) => new()
    {
        Task = TaskKind.Regression,
        TrueValue = truth,
        PredictedValue = predicted,
    };

    /// <summary>Normal scores 1.5 apart, turned into probabilities; a share of positives.</summary>
    public static ScoredRows DrawBinary(int n, double positives, RandomStream random, double gap = 1.5)
    {
        var truth = new int[n];
        var p = new double[n];
        for (var i = 0; i < n; i++)
        {
            truth[i] = random.NextDouble() < positives ? 1 : 0;
            var logit = gap * (random.NextGaussian() + gap * (truth[i] - .5)) + Math.Log(positives / (1 - positives));
            p[i] = 1 / (1 + Math.Exp(-logit));
        }

        return Binary(truth, p);
    }

    /// <summary>The true class gets a head start over noise.</summary>
    public static ScoredRows DrawMulticlass(int n, int k, RandomStream random, double headStart = 1.5)
    {
        var truth = new int[n];
        var p = new double[n * k];
        for (var i = 0; i < n; i++)
        {
            truth[i] = random.NextInt(k);
            double sum = 0;
            for (var c = 0; c < k; c++) sum += p[i * k + c] = Math.Exp(random.NextGaussian() + (c == truth[i] ? headStart : 0));
            for (var c = 0; c < k; c++) p[i * k + c] /= sum;
        }

        return Multiclass(k, truth, p);
    }

    public static ScoredRows DrawRegression(int n, RandomStream random)
    {
        var truth = new double[n];
        var predicted = new double[n];
        for (var i = 0; i < n; i++)
        {
            truth[i] = 10 + 2 * random.NextGaussian();
            predicted[i] = truth[i] + random.NextGaussian();
        }

        return Regression(truth, predicted);
    }

    public static ScoredRows Take(ScoredRows rows, int[] order) => rows with
    {
        TrueClass = rows.Task == TaskKind.Regression ? [] : [.. order.Select(i => rows.TrueClass[i])],
        Probabilities = rows.Task == TaskKind.Regression
            ? []
            : [.. order.SelectMany(i => rows.Probabilities.AsSpan(i * rows.ClassCount, rows.ClassCount).ToArray())],
        TrueValue = rows.Task == TaskKind.Regression ? [.. order.Select(i => rows.TrueValue[i])] : [],
        PredictedValue = rows.Task == TaskKind.Regression ? [.. order.Select(i => rows.PredictedValue[i])] : [],
        Weights = rows.Weights is null ? null : [.. order.Select(i => rows.Weights[i])],
        Clusters = rows.Clusters is null ? null : [.. order.Select(i => rows.Clusters[i])],
    };
}
