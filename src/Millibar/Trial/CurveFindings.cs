using System.Collections.Immutable;
using Millibar.Plan.Requirements;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Trial;

/// <summary>What the learning curves say.</summary>
/// <param name="Curves">The best cheap rung's first; empty when there is none.</param>
/// <param name="Reason">Why there is none, or null.</param>
/// <param name="Need">Training rows for the target by the first curve; null when it is not reached, or without a target.</param>
/// <param name="MaxRows">Most training rows that are considered.</param>
internal sealed record CurveFindings(ImmutableArray<LearningCurve> Curves, Sentence? Reason, DataNeed? Need, int MaxRows)
{
    private const int FarthestFactor = 20;

    public static CurveFindings None(Sentence reason, TrialOptions options, LadderPlan plan) =>
        new([], reason, null, options.MaxRows ?? Times(plan.TrainRows.Length));

    public static CurveFindings Of(ImmutableArray<LearningCurve> curves, TrialOptions options, LadderPlan plan, Requirement? target)
    {
        var need = target is null ? null : curves[0].NeedFor(target.Threshold, plan.TrainRows.Length);
        // A forecast reaches 20 times its own last point; without a limit of the user's that is as far as anybody may look.
        var farthest = curves[0].Forecast.IsEmpty ? Times(plan.TrainRows.Length) : curves[0].Forecast[^1].Rows;
        return new CurveFindings(curves, null, need, options.MaxRows ?? farthest);
    }

    private static int Times(int rows) => (int)Math.Min((long)FarthestFactor * rows, int.MaxValue);
}
