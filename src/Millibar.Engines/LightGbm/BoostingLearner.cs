using Millibar.Models;

namespace Millibar.Engines.LightGbm;

/// <summary>The rung <c>boosting</c>: LightGBM with sane defaults and early stopping inside the given rows.</summary>
/// <remarks>
/// <para>31 leaves, learning rate 0.1, four fifths of the features a tree, L2 penalty 1, 255 bins, one native thread, deterministic:
/// the same rows and stream give the same bits, whatever runs beside. Categories are split as sets of levels, missing values have
/// a direction of their own; of the hashed text the most frequent columns are kept. The number of rounds is found on held-out rows
/// (clusters stay on one side); below 10,000 rows the ensemble is then refitted on all rows.</para>
/// <para>Cost: rounds x trees a round x (rows x features + leaves x bins x features). Cancellation is looked at each round.</para>
/// <para>Source: Ke et al., Adv. Neural Inf. Process. Syst. 30 (2017) 3146-3154.</para>
/// </remarks>
public sealed class BoostingLearner : ILearner
{
    private readonly bool _absoluteError;
    private readonly BoostingSession? _session;

    /// <summary>Makes the learner.</summary>
    /// <param name="absoluteError">Regression: lower the absolute instead of the squared error (for mae).</param>
    public BoostingLearner(bool absoluteError = false) : this(absoluteError, null) { }

    internal BoostingLearner(bool absoluteError, BoostingSession? session)
    {
        _absoluteError = absoluteError;
        _session = session;
    }

    /// <inheritdoc/>
    public string Name => "boosting";

    /// <inheritdoc/>
    /// <exception cref="MillibarException">Code <c>boosting-unavailable</c>: see <see cref="LightGbmLibrary.IsAvailable"/>.</exception>
    public IFitter Prepare(LearningData data, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return new BoostingFitter(EnsembleTraining.Over(data, _session, _absoluteError));
    }
}
