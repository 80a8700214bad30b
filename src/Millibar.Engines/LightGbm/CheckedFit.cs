namespace Millibar.Engines.LightGbm;

/// <summary>Ensembles whose number of rounds was found on held-out rows.</summary>
/// <param name="Parameters">The parameters, with the learning rate that did not diverge.</param>
/// <param name="Restarts">Restarts that it took.</param>
/// <param name="Rounds">Rounds found.</param>
/// <param name="Loss">Held-out loss at that round.</param>
/// <param name="Predictors">One for each part of the plan; owned.</param>
internal sealed record CheckedFit(BoostingParameters Parameters, int Restarts, int Rounds, double Loss, BoostingPredictor[] Predictors) : IDisposable
{
    /// <summary>Takes the first ensemble out; the others go with this object.</summary>
    public BoostingPredictor TakeFirst()
    {
        var first = Predictors[0];
        foreach (var other in Predictors.AsSpan(1)) other.Dispose();
        return first;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var predictor in Predictors) predictor.Dispose();
    }
}
