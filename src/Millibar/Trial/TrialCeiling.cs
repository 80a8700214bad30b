using Millibar.Data;
using Millibar.Statistics;
using Millibar.Train.Ceiling;
using Millibar.Train.Ladder;

namespace Millibar.Trial;

/// <summary>The ceiling from people's repeated labels, else from duplicate rows.</summary>
internal static class TrialCeiling
{
    public static MeasuredCeiling Measure(TrialInput input, CheckContext context, Yardstick yardstick, LadderClimb climb, ExternalRungs externals, RandomStream random, CancellationToken ct)
    {
        var target = input.Target;
        if (target.Task == TaskKind.Regression)
            return new MeasuredCeiling(null, Sentence.Of("Label noise bounds the error rate of classes; there is no such bound for a regression here."));
        var repeated = externals.Answers is { } answers
            ? CeilingEstimator.FromRepeatedLabels(answers.Rows, answers.Classes(target.ClassCount), target.ClassCount, random, ct)
            : null;
        var noise = repeated is { Evidence: not null } ? repeated : CeilingEstimator.FromDuplicates(context.FeatureClusters, target.Classes, target.ClassCount, random, ct);
        Interval[] observed = [.. climb.Rungs.Select(r => r.Result).Where(r => r.Metrics.ContainsKey("accuracy")).Select(r => r.Metrics["accuracy"])];
        return CeilingEstimator.Band(noise, yardstick.Metric.Name, observed);
    }
}
