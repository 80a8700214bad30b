using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Train.Ladder;

namespace Millibar.Trial.Estimate;

/// <summary>Nested cross-validation over the choice of rung: each fold is predicted by the rung that the other folds would choose.</summary>
/// <remarks>
/// Regularisation, rounds and neighbours are chosen inside each fold's training rows already; this does the same for the rung,
/// so that the best of several is not credited with its luck. The choice follows the ladder's rule: a rung takes the lead only with
/// a real gain. Idea: I. Tsamardinos, E. Greasidou, G. Borboudakis, Machine Learning 107 (2018), who correct for the choice from the
/// pooled out-of-sample predictions.
/// </remarks>
internal static class NestedChoice
{
    /// <summary>Predicts every fold by the rung that the others choose.</summary>
    /// <param name="plan">The ladder's plan.</param>
    /// <param name="rungs">Rungs that predicted the same rows, cheapest first.</param>
    /// <param name="random">Stream for the intervals.</param>
    /// <param name="ct">Cancels.</param>
    public static CandidateEstimate Measure(LadderPlan plan, IReadOnlyList<ClimbedRung> rungs, RandomStream random, CancellationToken ct)
    {
        var rows = rungs[0].Rows;
        var width = plan.Data.OutputWidth;
        var foldOf = new Dictionary<int, int>(rows.Length);
        for (var f = 0; f < plan.Folds.Length; f++)
            foreach (var row in plan.Folds[f].Held) foldOf[row] = f;

        var output = new double[rows.Length * width];
        for (var f = 0; f < plan.Folds.Length; f++)
        {
            ct.ThrowIfCancellationRequested();
            var chosen = rungs.Count == 1 ? rungs[0] : Choose(plan, rungs, rows, foldOf, f, random.Fork((ulong)f), ct);
            var source = chosen.Scored!.Output;
            for (var i = 0; i < rows.Length; i++)
                if (foldOf[rows[i]] == f) source.AsSpan(i * width, width).CopyTo(output.AsSpan(i * width));
        }

        return new CandidateEstimate("nested-cv", rows, plan.Score(rows, output), plan.DistinctRows(rows), plan.Correction);
    }

    private static ClimbedRung Choose(LadderPlan plan, IReadOnlyList<ClimbedRung> rungs, int[] rows, Dictionary<int, int> foldOf, int fold, RandomStream random, CancellationToken ct)
    {
        var places = Enumerable.Range(0, rows.Length).Where(i => foldOf[rows[i]] != fold).ToArray();
        var best = rungs[0];
        var bestScored = Outside(plan, best, rows, places);
        for (var r = 1; r < rungs.Count; r++)
        {
            var scored = Outside(plan, rungs[r], rows, places);
            var gain = PairedGain.Of(plan.Metric, scored, bestScored, plan.Level, random.Fork((ulong)r), ct).Widen(plan.Correction);
            if (gain.Low <= 0) continue;
            best = rungs[r];
            bestScored = scored;
        }

        return best;
    }

    private static ScoredRows Outside(LadderPlan plan, ClimbedRung rung, int[] rows, int[] places) =>
        plan.Score(Array.ConvertAll(places, p => rows[p]), plan.Take(rung.Scored!.Output, places));
}
