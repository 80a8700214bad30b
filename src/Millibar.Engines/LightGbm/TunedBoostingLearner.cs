using Millibar.Models;

namespace Millibar.Engines.LightGbm;

/// <summary>The rung <c>boosting-tuned</c>: LightGBM with parameters searched inside the given rows.</summary>
/// <remarks>
/// <para>Trial 0 is the rung <c>boosting</c>. Then come random draws and steps around the best so far over learning rate, leaves,
/// rows in a leaf, shares of features and rows, L2 penalty and smoothing of categories, all checked on the same held-out rows. The
/// search ends after <see cref="TuningOptions.Patience"/> trials without a real gain: the mean difference of held-out losses, paired
/// by row, has its one-sided 95 % lower bound above 0 (normal approximation; rows taken as independent). Gains that are not real
/// still move the best, but buy no more trials.</para>
/// <para>Cost: about one fit of the rung <c>boosting</c> a trial. Each call of Fit searches anew, so that every outer fold tunes
/// within its own rows.</para>
/// </remarks>
public sealed class TunedBoostingLearner : ILearner
{
    private readonly TuningOptions _options;
    private readonly Func<bool>? _outOfTime;
    private readonly BoostingSession? _session;

    /// <summary>Makes the learner.</summary>
    /// <param name="options">How far to search; null for the defaults.</param>
    /// <param name="outOfTime">Asked before each round of trees; once true, the best trial so far is returned. Trial 0 always finishes. Null: no clock.</param>
    public TunedBoostingLearner(TuningOptions? options = null, Func<bool>? outOfTime = null) : this(options, outOfTime, null) { }

    internal TunedBoostingLearner(TuningOptions? options, Func<bool>? outOfTime, BoostingSession? session)
    {
        _options = options ?? new TuningOptions();
        _outOfTime = outOfTime;
        _session = session;
    }

    /// <inheritdoc/>
    public string Name => "boosting-tuned";

    /// <inheritdoc/>
    /// <exception cref="MillibarException">Code <c>boosting-unavailable</c>: see <see cref="LightGbmLibrary.IsAvailable"/>.</exception>
    public IFitter Prepare(LearningData data, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return new TunedBoostingFitter(EnsembleTraining.Over(data, _session, _options.AbsoluteError), _options, _outOfTime);
    }
}
