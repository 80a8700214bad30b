namespace Millibar.Models;

/// <summary>Makes gradient-boosting learners.</summary>
public interface IBoostingEngine
{
    /// <summary>Opens boosting over one data set, whose learners share what can be shared.</summary>
    IBoostingSession Open(LearningData data);

    /// <summary>Boosting with sane defaults and early stopping inside the given rows.</summary>
    /// <param name="absoluteError">Regression: minimise the absolute instead of the squared error.</param>
    ILearner Default(bool absoluteError);

    /// <summary>Boosting with its parameters searched inside the given rows; never worse informed than the defaults.</summary>
    /// <param name="absoluteError">Regression: minimise the absolute instead of the squared error.</param>
    /// <param name="trials">Most parameter sets to try in one fit.</param>
    /// <param name="outOfTime">Looked at between trials; true stops the search with the best so far. Null: no clock.</param>
    ILearner Tuned(bool absoluteError, int trials, Func<bool>? outOfTime);
}
