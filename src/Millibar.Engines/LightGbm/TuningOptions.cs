namespace Millibar.Engines.LightGbm;

/// <summary>How far <see cref="TunedBoostingLearner"/> searches.</summary>
public sealed record TuningOptions
{
    /// <summary>Trials at most, the defaults (trial 0) among them; at least 1.</summary>
    public int Trials { get; init; } = 30;

    /// <summary>Trials without a real gain after which the search ends; at least 1.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Regression: lower the absolute instead of the squared error (for mae).</summary>
    public bool AbsoluteError { get; init; }
}
