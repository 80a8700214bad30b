using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Train.Ladder;

namespace Millibar.Trial;

/// <summary>Climbs the fitted rungs, each with its share of the time; a rung that runs out of it is listed as not finished.</summary>
internal sealed class LadderRun(TrialEngines engines, TrialOptions options, RunClock clock, RungLearners learners, LadderClimb climb)
{
    private const int TuningTrials = 30;

    /// <summary>What one boosting rung took: the measure of what a tuned one must take at least.</summary>
    private TimeSpan _boosting;

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
                climb.Add(new RungResult { Rung = name, State = RungState.Absent, Note = engines.BoostingRemedy ?? Sentence.Of("the native library is missing") });
                continue;
            }

            Climb(name, ct);
        }
    }

    private void Climb(string name, CancellationToken ct)
    {
        var left = clock.LeftUntil(End(name)) * Share(name);
        // A search tries the defaults first and fits what it found last; with less time than that it would only waste it.
        if (name == "boosting-tuned" && left < 2.2 * _boosting)
        {
            NotFinished(name);
            return;
        }

        using var limit = RunClock.Limit(left, ct);
        var started = clock.Elapsed;
        try
        {
            climb.Climb(Learner(name, left), limit.Token);
            if (name == "boosting") _boosting = clock.Elapsed - started;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            NotFinished(name);
        }
    }

    private void NotFinished(string name) => climb.Add(new RungResult
    {
        Rung = name,
        State = RungState.NotFinished,
        Note = Sentence.Of($"the budget ran out; give more than --budget {options.Budget!.Value.TotalSeconds:0}"),
    });

    /// <summary>Share of the whole budget at which a rung must have ended. Boosting is the most telling rung: it may eat into the curve's time.</summary>
    private double End(string name) => !options.Curve ? 0.9 : name == "boosting" ? 0.72 : 0.55;

    /// <summary>Share of the time left that a rung may use: none may eat the time of the dearer and more telling ones.</summary>
    private static double Share(string name) => name switch
    {
        "neighbours" => 0.35,
        "boosting" or "boosting-tuned" => 1,
        _ => 0.6,
    };

    // The search stops early enough to fit and measure what it found; the folds and the refit share one clock.
    private ILearner Learner(string name, TimeSpan? left) =>
        name == "boosting-tuned" ? learners.Tuned(TuningTrials, clock.OutAfter(left * 0.75)) : learners.Of(name);
}
