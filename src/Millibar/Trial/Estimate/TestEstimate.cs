using Millibar.Models;
using Millibar.Statistics;
using Millibar.Train.Ladder;

namespace Millibar.Trial.Estimate;

/// <summary>Scores the candidate where it was not chosen: on the locked test part, else by nested cross-validation.</summary>
internal static class TestEstimate
{
    public static CandidateEstimate? Of(LadderPlan plan, TrialSplit split, LadderClimb climb, ClimbedRung candidate, Func<string, double[]?> withoutModel, RandomStream random, CancellationToken ct)
    {
        if (split.TestRows.Length == 0)
        {
            var rungs = climb.Rungs.Where(r => r.Scored is not null && r.Rows.AsSpan().SequenceEqual(climb.Rungs[0].Rows)).ToArray();
            // Predictions of part of the rows cannot take part in the nested choice: the candidate then stands on its own rows.
            return rungs.Contains(candidate)
                ? NestedChoice.Measure(plan, rungs, random, ct)
                : new CandidateEstimate("nested-cv", candidate.Rows, candidate.Scored!, candidate.Result.Rows, plan.Correction);
        }

        var output = withoutModel(candidate.Result.Rung);
        if (output is null && candidate.Model is not null)
        {
            output = new double[split.TestRows.Length * plan.Data.OutputWidth];
            candidate.Model.Predict(plan.Data.Features, split.TestRows, output, ct);
        }

        return output is null
            ? null
            : new CandidateEstimate("test", split.TestRows, plan.Score(split.TestRows, output), split.Summary.TestDistinct, 1);
    }
}
