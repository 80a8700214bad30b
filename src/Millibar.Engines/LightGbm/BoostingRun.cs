namespace Millibar.Engines.LightGbm;

/// <summary>One ensemble in training, with the rows it learns from and those it is checked on.</summary>
internal sealed unsafe class BoostingRun : IDisposable
{
    private readonly DatasetHandle _training;
    private readonly DatasetHandle? _validation;
    private bool _handedOver;

    /// <summary>Starts an ensemble without trees.</summary>
    /// <param name="binned">The data set.</param>
    /// <param name="training">Rows to learn from; any order.</param>
    /// <param name="validation">Rows to be checked on; may be empty.</param>
    /// <param name="parameters">LightGBM's parameters.</param>
    public BoostingRun(BinnedRows binned, ReadOnlySpan<int> training, ReadOnlySpan<int> validation, string parameters)
    {
        try
        {
            _training = binned.Subset(training);
            LightGbmLibrary.Check(NativeMethods.LGBM_BoosterCreate(_training, parameters, out var booster));
            Booster = new BoosterHandle(booster);
            if (validation.IsEmpty) return;
            _validation = binned.Subset(validation);
            LightGbmLibrary.Check(NativeMethods.LGBM_BoosterAddValidData(Booster, _validation));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public BoosterHandle Booster { get; } = null!;

    /// <summary>Adds one round of trees; false when no tree could be split any more.</summary>
    public bool Step()
    {
        LightGbmLibrary.Check(NativeMethods.LGBM_BoosterUpdateOneIter(Booster, out var isFinished));
        return isFinished == 0;
    }

    /// <summary>Mean loss on the validation rows, or on the training rows where there are none.</summary>
    public double Loss()
    {
        double loss;
        LightGbmLibrary.Check(NativeMethods.LGBM_BoosterGetEval(Booster, _validation is null ? 0 : 1, out _, &loss));
        return loss;
    }

    /// <summary>Gives the ensemble away: it outlives this run, the rows do not.</summary>
    public BoosterHandle HandOver()
    {
        _handedOver = true;
        return Booster;
    }

    public void Dispose()
    {
        if (!_handedOver) Booster?.Dispose();
        _validation?.Dispose();
        _training?.Dispose();
    }
}
