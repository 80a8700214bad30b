using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Train.Ladder;

namespace Millibar.Trial;

/// <summary>Climbs the fitted rungs, each with its share of the time; a rung that runs out of it is listed as not finished.</summary>
internal sealed class LadderRun(TrialEngines engines, TrialOptions options, RunClock clock, LadderPlan plan, LadderClimb climb)
{
    private const int TuningTrials = 30;

    /// <summary>Share of the whole budget at which the ladder ends.</summary>
    private double End => options.Curve ? 0.55 : 0.9;

    /// <summary>Climbs all rungs but the scripted rule, which <paramref name="rule"/> puts in its place.</summary>
    public async Task ClimbAsync(Func<CancellationToken, Task>? rule, Action<string> tell, CancellationToken ct)
    {
        foreach (var name in RungNames.Fitted)
        {
            ct.ThrowIfCancellationRequested();
            if (!options.Rungs.IsEmpty && !options.Rungs.Contains(name)) continue;
            tell(name);
            if (name == "scripted-rule")
            {
                if (rule is not null) await rule(ct).ConfigureAwait(false);
                continue;
            }

            if (name.StartsWith("boosting", StringComparison.Ordinal) && engines.Boosting is null)
            {
                climb.Add(new RungResult { Rung = name, State = RungState.Absent, Note = engines.BoostingRemedy ?? "the native library is missing" });
                continue;
            }

            Climb(name, ct);
        }
    }

    private void Climb(string name, CancellationToken ct)
    {
        var left = clock.LeftUntil(End);
        using var limit = RunClock.Limit(left * Share(name), ct);
        try
        {
            climb.Climb(Learner(name, left), limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            climb.Add(new RungResult
            {
                Rung = name,
                State = RungState.NotFinished,
                Note = $"the budget ran out; give more than --budget {options.Budget!.Value.TotalSeconds:0}",
            });
        }
    }

    /// <summary>No rung may eat the time of the dearer and more telling ones.</summary>
    private static double Share(string name) => name switch
    {
        "neighbours" => 0.3,
        "boosting-tuned" => 1,
        "boosting" => 0.9,
        _ => 0.5,
    };

    private ILearner Learner(string name, TimeSpan? left)
    {
        var absolute = plan.Metric.Name is "mae" or "median_absolute_error" or "mape";
        return name switch
        {
            "boosting" => engines.Boosting!.Default(absolute),
            // The search stops early enough to fit and measure what it found.
            "boosting-tuned" => engines.Boosting!.Tuned(absolute, TuningTrials, TuningClock(left)),
            _ => ManagedLearners.For(plan.Metric.Name).First(l => l.Name == name),
        };
    }

    /// <summary>Each fold searches by its own clock: all folds and the refit share the time that is left.</summary>
    private Func<bool>? TuningClock(TimeSpan? left) => clock.OutAfter(left * 0.75);
}
