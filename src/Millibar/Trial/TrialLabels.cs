using Millibar.Data.Labels;
using Millibar.Statistics;
using Millibar.Train.Ladder;

namespace Millibar.Trial;

/// <summary>The label audit from the mean of the linear and the boosted rung's out-of-fold probabilities: it beats either alone.</summary>
internal static class TrialLabels
{
    /// <summary>Null for regression, or when neither rung finished.</summary>
    public static LabelAudit? Audit(TrialInput input, LadderClimb climb, CancellationToken ct)
    {
        if (input.Target.Task == TaskKind.Regression) return null;
        var rungs = climb.Rungs.Where(r => r.Result.Rung is "linear" or "boosting" && r.Scored is not null).ToArray();
        if (rungs.Length == 0) return null;
        var mean = new double[rungs[0].Scored!.Probabilities.Length];
        foreach (var rung in rungs)
            for (var i = 0; i < mean.Length; i++) mean[i] += rung.Scored!.Probabilities[i] / rungs.Length;
        int[] numbers = [.. rungs[0].Rows.Select(r => input.Table.RowNumbers[r])];
        return ConfidentLearning.Audit(rungs[0].Scored!.TrueClass, mean, input.Target.ClassCount, numbers, input.Target.ClassNames, ct);
    }
}
