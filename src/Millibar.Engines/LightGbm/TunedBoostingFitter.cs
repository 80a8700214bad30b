using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>Searches parameters on held-out rows, then fits with the best.</summary>
internal sealed class TunedBoostingFitter(EnsembleTraining training, TuningOptions options, Func<bool>? outOfTime) : IFitter
{
    /// <summary>Trials drawn anywhere before steps around the best begin; afterwards every third is still drawn anywhere.</summary>
    private const int Explorations = 8;

    /// <inheritdoc/>
    public IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct)
    {
        LightGbmLibrary.Require();
        var data = training.Binned.Data;
        var plan = FitPlan.ForTuning(data, rows, random.Fork("parts"));
        var defaults = BoostingParameters.Default(data, plan.Rows.Length);
        var seed = random.Fork("trees").NextBits();
        if (plan.Parts.Length == 0) return training.FitAll(plan, defaults, RoundLimits.FixedRounds, restarts: 0, seed, ct);

        // The defaults come first and finish whatever the clock says: there is always an answer.
        var best = training.Search(plan, defaults, seed, outOfTime: null, ct)!;
        try
        {
            best = Improve(plan, best, defaults, random, seed, ct);
            if (plan.Refits && outOfTime?.Invoke() != true) return training.FitAll(plan, best.Parameters, best.Rounds, best.Restarts, seed, ct);
            var kept = best.TakeFirst();
            best = best with { Predictors = [] };
            return kept;
        }
        finally
        {
            best.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => training.Dispose();

    private CheckedFit Improve(FitPlan plan, CheckedFit best, BoostingParameters defaults, RandomStream random, ulong seed, CancellationToken ct)
    {
        var n = plan.Rows.Length;
        var point = TuningSpace.PointOf(defaults, n);
        var losses = HeldOutLosses.Of(training, plan, best);
        var mark = losses;
        var sinceGain = 0;
        try
        {
            for (var trial = 1; trial < options.Trials && sinceGain < options.Patience; trial++)
            {
                if (outOfTime?.Invoke() == true) break;
                var stream = random.Fork("trials").Fork((ulong)trial);
                var next = trial <= Explorations || trial % 3 == 0 ? TuningSpace.Draw(stream) : TuningSpace.Step(point, stream);
                CheckedFit? fit = null;
                try
                {
                    fit = training.Search(plan, TuningSpace.At(next, defaults, n), seed, outOfTime, ct);
                    if (fit is null) break;
                    sinceGain++;
                    if (fit.Loss >= best.Loss) continue;
                    losses = HeldOutLosses.Of(training, plan, fit);
                    (best, fit) = (fit, best);
                    point = next;
                    if (!HeldOutLosses.IsRealGain(mark, losses)) continue;
                    mark = losses;
                    sinceGain = 0;
                }
                finally
                {
                    fit?.Dispose();
                }
            }
        }
        catch
        {
            best.Dispose();
            throw;
        }

        return best;
    }
}
