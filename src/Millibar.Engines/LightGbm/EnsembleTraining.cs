using Millibar.Models;

namespace Millibar.Engines.LightGbm;

/// <summary>Fits ensembles on the rows of a plan.</summary>
/// <param name="binned">The rows.</param>
/// <param name="owned">Whether they go with this object, or are another's.</param>
/// <param name="absoluteError">Regression: lower the absolute instead of the squared error.</param>
internal sealed class EnsembleTraining(BinnedRows binned, bool owned, bool absoluteError) : IDisposable
{
    private const int MaxRestarts = 3;

    public BinnedRows Binned => binned;

    public bool AbsoluteError => absoluteError;

    /// <summary>Searches the number of rounds, restarting at half the learning rate when the loss runs away.</summary>
    /// <returns>The ensembles that were checked, one for each part, at the best round; null where time ran out first.</returns>
    public CheckedFit? Search(FitPlan plan, BoostingParameters parameters, ulong seed, Func<bool>? outOfTime, CancellationToken ct)
    {
        for (var restarts = 0; ; restarts++)
        {
            var limits = RoundLimits.Of(binned.Data, parameters.LearningRate) with { OutOfTime = outOfTime };
            var text = parameters.ToText(binned.Data, absoluteError, seed);
            var runs = new List<BoostingRun>(plan.Parts.Length);
            try
            {
                foreach (var (train, held) in plan.Parts)
                {
                    ct.ThrowIfCancellationRequested();
                    runs.Add(new BoostingRun(binned, train, held, text));
                }

                var found = RoundSearch.Run(runs, limits, ct);
                if (found.End == RoundSearch.Ending.OutOfTime) return null;
                // After the last restart the best round before the loss ran away still stands.
                if (found.End == RoundSearch.Ending.Stopped || restarts == MaxRestarts)
                    return new CheckedFit(parameters, restarts, found.Rounds, found.Loss, [.. runs.Select(r => Predictor(r, found.Rounds, parameters, restarts))]);
            }
            finally
            {
                foreach (var run in runs) run.Dispose();
            }

            parameters = parameters with { LearningRate = parameters.LearningRate / 2 };
        }
    }

    /// <summary>Boosts all rows of a plan.</summary>
    /// <param name="plan">Its rows are used, its parts are not.</param>
    /// <param name="parameters">Parameters of the ensemble.</param>
    /// <param name="rounds">Rounds at the learning rate of <paramref name="parameters"/>.</param>
    /// <param name="restarts">Restarts that led to these parameters.</param>
    /// <param name="seed">LightGBM's seed.</param>
    /// <param name="ct">Looked at each round.</param>
    public BoostingPredictor FitAll(FitPlan plan, BoostingParameters parameters, int rounds, int restarts, ulong seed, CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            using var run = new BoostingRun(binned, plan.Rows, [], parameters.ToText(binned.Data, absoluteError, seed));
            if (RoundSearch.Complete(run, rounds, RoundLimits.Of(binned.Data, parameters.LearningRate), ct) || restarts > MaxRestarts)
                return Predictor(run, rounds, parameters, restarts);
            parameters = parameters with { LearningRate = parameters.LearningRate / 2 };
            rounds *= 2;
            restarts++;
        }
    }

    /// <summary>Rows that a session shares, or rows of one's own.</summary>
    public static EnsembleTraining Over(LearningData data, BoostingSession? session, bool absoluteError) => session is null
        ? new EnsembleTraining(BinnedRows.Of(data), owned: true, absoluteError)
        : new EnsembleTraining(session.Rows(data), owned: false, absoluteError);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (owned) binned.Dispose();
    }

    private BoostingPredictor Predictor(BoostingRun run, int rounds, BoostingParameters parameters, int restarts) =>
        new(run.HandOver(), rounds, binned, Describe(rounds, parameters, restarts));

    private static Sentence Describe(int rounds, BoostingParameters parameters, int restarts)
    {
        var text = Sentence.Of($"{rounds} rounds of up to {parameters.Leaves} leaves at learning rate {parameters.LearningRate:0.####}");
        return restarts == 0 ? text : Sentence.Of($"{text}; the loss ran away at higher rates, so boosting was started again");
    }
}
