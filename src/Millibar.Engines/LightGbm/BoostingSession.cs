using Millibar.Models;

namespace Millibar.Engines.LightGbm;

/// <summary>Learners over one data set, which is binned once.</summary>
internal sealed class BoostingSession(LearningData data) : IBoostingSession
{
    private readonly Lock _lock = new();
    private BinnedRows? _rows;

    /// <inheritdoc/>
    public ILearner Default(bool absoluteError) => new BoostingLearner(absoluteError, this);

    /// <inheritdoc/>
    public ILearner Tuned(bool absoluteError, int trials, Func<bool>? outOfTime) =>
        new TunedBoostingLearner(new TuningOptions { Trials = trials, AbsoluteError = absoluteError }, outOfTime, this);

    /// <summary>The rows of the session, binned when they are first asked for; the session's own.</summary>
    /// <exception cref="ArgumentException">Other data than the session's.</exception>
    public BinnedRows Rows(LearningData asked)
    {
        if (!ReferenceEquals(asked, data)) throw new ArgumentException("the session was opened over other data", nameof(asked));
        lock (_lock) return _rows ??= BinnedRows.Of(data);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _rows = null;
    }
}
