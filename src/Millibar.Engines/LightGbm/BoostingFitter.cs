using Millibar.Models;
using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>Fits ensembles with default parameters.</summary>
internal sealed class BoostingFitter(EnsembleTraining training) : IFitter
{
    /// <inheritdoc/>
    public IPredictor Fit(ReadOnlySpan<int> rows, RandomStream random, CancellationToken ct)
    {
        LightGbmLibrary.Require();
        var data = training.Binned.Data;
        var plan = FitPlan.ForRounds(data, rows, random.Fork("parts"));
        var parameters = BoostingParameters.Default(data, plan.Rows.Length);
        var seed = random.Fork("trees").NextBits();
        if (plan.Parts.Length == 0) return training.FitAll(plan, parameters, RoundLimits.FixedRounds, restarts: 0, seed, ct);

        var found = training.Search(plan, parameters, seed, outOfTime: null, ct)!;
        if (!plan.Refits) return found.TakeFirst();
        using (found) return training.FitAll(plan, found.Parameters, found.Rounds, found.Restarts, seed, ct);
    }

    /// <inheritdoc/>
    public void Dispose() => training.Dispose();
}
