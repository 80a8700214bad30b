using Millibar.Models;

namespace Millibar.Trial;

/// <summary>Makes the learner of a fitted rung, for the ladder and for the curve alike.</summary>
/// <param name="engines">The native engines.</param>
/// <param name="metric">The optimising metric: it decides which error a regression minimises.</param>
internal sealed class RungLearners(TrialEngines engines, string metric)
{
    private bool AbsoluteError => ManagedLearners.CentreFor(metric) == RegressionCentre.Median;

    /// <summary>The learner of a rung that is not searched for.</summary>
    public ILearner Of(string rung) => rung == "boosting"
        ? engines.Boosting!.Default(AbsoluteError)
        : ManagedLearners.For(metric).First(l => l.Name == rung);

    /// <summary>Boosting with a search; see <see cref="IBoostingEngine.Tuned"/>.</summary>
    public ILearner Tuned(int trials, Func<bool>? outOfTime) => engines.Boosting!.Tuned(AbsoluteError, trials, outOfTime);
}
