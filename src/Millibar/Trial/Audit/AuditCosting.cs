using Millibar.Data.Labels;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Trial.Audit;

/// <summary>What the flagged rows cost: models with and without them in training, judged on the same held-out rows, paired.</summary>
/// <param name="engines">The native engines.</param>
/// <param name="options">Whose rows, and how they are flagged.</param>
/// <remarks>
/// Nested: for each of five folds the rows to leave out are flagged anew, from inner folds of its training part alone. Were they flagged once, from all rows, the
/// judged rows would have chosen what contradicts them, and leaving it out would look better than it is. Judged are all rows with the labels as they are.
/// </remarks>
internal sealed class AuditCosting(TrialEngines engines, AuditOptions options)
{
    private const int Outer = 5;
    private const int Inner = 3;
    private const double Level = 0.95;

    /// <summary>Measures it for the last of the rungs; null for numbers.</summary>
    public AuditCost? Measure(AuditSubject subject, CancellationToken ct)
    {
        var data = subject.Data;
        if (data.Task == TaskKind.Regression) return null;
        var metric = AllMetrics.Find(subject.Metric, data.Task, data.ClassCount)!;
        var random = new RandomStream(options.Seed).Fork("cost");
        var folds = InnerSplit.Folds(data, subject.Rows, Outer, random.Fork("folds"));
        using var learners = new RungLearners(engines, data, subject.Metric);
        var rungs = AuditRungs.Of(options.Rungs, engines);
        var kept = new int[folds.Length][];
        for (var fold = 0; fold < folds.Length; fold++)
            kept[fold] = Kept(subject, FoldPredictions.Without(subject.Rows, folds[fold]), rungs, learners, random.Fork("inner").Fork((ulong)fold), ct);

        var judged = rungs[^1];
        var learner = learners.Of(judged);
        var with = Score(data, FoldPredictions.Of(learner, data, subject.Rows, folds, options.Threads, random.Fork("fit"), ct), subject.Rows);
        var without = Score(data, FoldPredictions.Of(learner, data, folds, fold => kept[fold], options.Threads, random.Fork("fit"), ct), subject.Rows);
        // Five folds share training rows: the interval is widened as the ladder's are.
        var gain = PairedGain.Of(metric, without, with, Level, random.Fork("gain"), ct).Widen(Math.Sqrt(1 + folds.Length / (folds.Length - 1.0)));
        var leftOut = Enumerable.Range(0, folds.Length).Average(fold => subject.Rows.Length - folds[fold].Length - kept[fold].Length);
        return new AuditCost(judged, metric.Name, metric.Measure(with), metric.Measure(without), gain, subject.Rows.Length, leftOut);
    }

    private int[] Kept(AuditSubject subject, int[] train, IReadOnlyList<string> rungs, RungLearners learners, RandomStream random, CancellationToken ct)
    {
        var data = subject.Data;
        var inner = InnerSplit.Folds(data, train, Inner, random.Fork("folds"));
        var mean = new double[train.Length * data.ClassCount];
        foreach (var rung in rungs)
        {
            var output = FoldPredictions.Of(learners.Of(rung), data, train, inner, options.Threads, random.Fork(rung), ct);
            for (var i = 0; i < train.Length; i++)
                for (var c = 0; c < data.ClassCount; c++) mean[i * data.ClassCount + c] += output[train[i] * data.ClassCount + c] / rungs.Count;
        }

        var (labels, rows) = (LearningData.Pick(data.Classes, train), new HeldProbabilities(mean, data.ClassCount));
        var flagged = LabelFlags.Of(options.Method, labels, rows, ConfidentCounts.Of(labels, rows, ct), ct).ToHashSet();
        int[] kept = [.. train.Where((_, place) => !flagged.Contains(place))];
        // A class of which nothing is left could not be learnt at all.
        return kept.Select(row => data.Classes[row]).Distinct().Count() == train.Select(row => data.Classes[row]).Distinct().Count() ? kept : train;
    }

    private static ScoredRows Score(LearningData data, double[] output, int[] rows) => data.Score(rows, output) with { Clusters = data.Clusters };
}
