namespace Millibar.Models;

/// <summary>Boosting over one data set: what its learners, folds and sizes share is made once, when it is first needed, and freed with the session.</summary>
/// <remarks>Learners of a session take the session's data and no other. Dispose of it when all of their fitters are.</remarks>
public interface IBoostingSession : IDisposable
{
    /// <inheritdoc cref="IBoostingEngine.Default"/>
    ILearner Default(bool absoluteError);

    /// <inheritdoc cref="IBoostingEngine.Tuned"/>
    ILearner Tuned(bool absoluteError, int trials, Func<bool>? outOfTime);
}
