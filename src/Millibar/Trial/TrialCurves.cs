using System.Collections.Immutable;
using Millibar.Models;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Trial;

/// <summary>Learning curves of the best cheap rung and of the linear one, within a third of the budget.</summary>
internal sealed class TrialCurves(RungLearners learners, TrialOptions options, RunClock clock, LadderPlan plan)
{
    /// <summary>Share of the whole budget for all curves.</summary>
    private const double Share = 1.0 / 3;

    /// <summary>Share of the whole budget at which curves end.</summary>
    private const double End = 0.93;

    public CurveFindings Measure(LadderClimb climb, Requirement? target, RandomStream random, CancellationToken ct)
    {
        if (!options.Curve) return CurveFindings.None(Sentence.Of("the learning curve was switched off (--no-curve)."), options, plan);
        var names = Names(climb);
        if (names.IsEmpty) return CurveFindings.None(Sentence.Of("no rung that could be drawn finished."), options, plan);

        var until = clock.LeftUntil(End);
        if (until is { } left && options.Budget is { } budget && budget * Share < left) until = budget * Share;
        var curves = ImmutableArray.CreateBuilder<LearningCurve>();
        Sentence? reason = null;
        for (var i = 0; i < names.Length; i++)
        {
            var share = i == 0 && names.Length > 1 ? until * 0.7 : until;
            var started = clock.Elapsed;
            var measured = Measure(names[i], climb, share, random.Fork(names[i]), ct);
            until -= clock.Elapsed - started;
            if (measured.Curve is { } curve) curves.Add(curve);
            else reason ??= Sentence.Of($"{RungWords.Of(names[i])}: {measured.Reason!}");
        }

        return curves.Count == 0
            ? CurveFindings.None(reason!, options, plan)
            : CurveFindings.Of(curves.ToImmutable(), options, plan, target);
    }

    private MeasuredCurve Measure(string name, LadderClimb climb, TimeSpan? share, RandomStream random, CancellationToken ct)
    {
        var metric = plan.Metric;
        var constant = climb.Rungs.FirstOrDefault(r => r.Result is { Rung: "constant", State: RungState.Finished });
        var floor = constant?.Result.Metrics[metric.Name].Value ?? 1;
        if (!metric.HigherIsBetter && floor <= 0) return new MeasuredCurve(null, Sentence.Of("the constant rung makes no error at all."));
        using var limit = RunClock.Limit(share, ct);
        try
        {
            using var fitter = learners.Of(name).Prepare(plan.Data, limit.Token);
            var design = new CurveDesign
            {
                Rung = name,
                Family = Family(name),
                Form = ErrorForm.Of(metric.Name, metric.HigherIsBetter, floor),
                Threads = plan.Threads,
                FalsePositiveCost = plan.FalsePositiveCost,
                FalseNegativeCost = plan.FalseNegativeCost,
            };
            // The curve stops by itself a little before it would be stopped, to keep what it has.
            var outOfTime = clock.OutAfter(share * 0.8) ?? (() => false);
            return CurveMeasurer.Measure(fitter, plan.Data, plan.TrainRows, metric, design, random, outOfTime, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new MeasuredCurve(null, Sentence.Of("time ran out. Raise --budget."));
        }
    }

    /// <summary>The best rung that can be refitted at will, then the linear one.</summary>
    private static ImmutableArray<string> Names(LadderClimb climb)
    {
        var best = climb.Best?.Result.Rung switch
        {
            "boosting-tuned" => "boosting",
            "linear" or "neighbours" or "boosting" or "one-rule" => climb.Best.Result.Rung,
            _ => null,
        };
        var linear = climb.Rungs.Any(r => r.Result is { Rung: "linear", State: RungState.Finished }) ? "linear" : null;
        return [.. new[] { best, linear }.OfType<string>().Distinct()];
    }

    private static LearnerFamily Family(string name) => name switch
    {
        "linear" => LearnerFamily.Linear,
        "neighbours" => LearnerFamily.Neighbours,
        "boosting" => LearnerFamily.Trees,
        _ => LearnerFamily.Other,
    };
}
