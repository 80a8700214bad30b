using Millibar.Models;

namespace Millibar.Engines.LightGbm;

/// <summary>Gradient boosting by LightGBM.</summary>
public sealed class LightGbmEngine : IBoostingEngine
{
    /// <inheritdoc/>
    public IBoostingSession Open(LearningData data) => new BoostingSession(data);

    /// <inheritdoc/>
    public ILearner Default(bool absoluteError) => new BoostingLearner(absoluteError);

    /// <inheritdoc/>
    public ILearner Tuned(bool absoluteError, int trials, Func<bool>? outOfTime) => new TunedBoostingLearner(new TuningOptions { Trials = trials, AbsoluteError = absoluteError }, outOfTime);
}
