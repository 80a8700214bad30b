using Millibar.Models;

namespace Millibar.Trial;

/// <summary>Makes the learner of a fitted rung, for the ladder and for the curve alike; boosting shares its bins among them.</summary>
/// <param name="engines">The native engines.</param>
/// <param name="data">The rows that all learners are prepared for.</param>
/// <param name="metric">The optimising metric: it decides which error a regression minimises.</param>
internal sealed class RungLearners(TrialEngines engines, LearningData data, string metric) : IDisposable
{
    private readonly IBoostingSession? _boosting = engines.Boosting?.Open(data);

    private bool AbsoluteError => ManagedLearners.CentreFor(metric) == RegressionCentre.Median;

    /// <summary>The learner of a rung that is not searched for.</summary>
    public ILearner Of(string rung) => rung == "boosting"
        ? _boosting!.Default(AbsoluteError)
        : ManagedLearners.For(metric).First(l => l.Name == rung);

    /// <summary>Boosting with a search; see <see cref="IBoostingEngine.Tuned"/>.</summary>
    public ILearner Tuned(int trials, Func<bool>? outOfTime) => _boosting!.Tuned(AbsoluteError, trials, outOfTime);

    /// <inheritdoc/>
    public void Dispose() => _boosting?.Dispose();
}
