using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Train.Ladder;

/// <summary>Measures one rung after the other, each against the best cheaper one.</summary>
internal sealed class LadderClimb(LadderPlan plan, RandomStream random, TimeProvider time)
{
    private readonly List<ClimbedRung> _rungs = [];

    /// <summary>Rungs so far, in the order they were climbed.</summary>
    public IReadOnlyList<ClimbedRung> Rungs => _rungs;

    /// <summary>The rung to beat: each finished rung took its place only with a real gain over the one before. Null before the first.</summary>
    public ClimbedRung? Best { get; private set; }

    /// <summary>Fits and measures a learner.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is kept of the rung.</exception>
    public ClimbedRung Climb(ILearner learner, CancellationToken ct)
    {
        var stream = random.Fork(learner.Name);
        var measured = OutOfFold.Measure(learner, plan, stream, time, ct);
        try
        {
            var timings = new RungTimings(
                SingleRowLatency.Measure(measured.Refitted, plan, time, ct), measured.FitTime.TotalSeconds, [.. measured.FoldTimes.Select(t => t.TotalSeconds)]);
            var rung = Judge(learner.Name, measured.Rows, measured.Output, measured.Refitted, ct);
            return Keep(rung with
            {
                Result = rung.Result with
                {
                    Note = (measured.Refitted as IDescribed)?.Describe,
                    FitSeconds = measured.FitTime.TotalSeconds,
                    ModelSizeMb = measured.Refitted.SizeInBytes / 1e6,
                    LatencyP50Ms = timings.Latency(0.5, plan.Level).Interval.Value,
                    LatencyP99Ms = timings.Latency(0.99, plan.Level).Interval.Value,
                    Timings = timings,
                },
            });
        }
        catch (OperationCanceledException)
        {
            measured.Refitted.Dispose();
            throw;
        }
    }

    /// <summary>Measures predictions that were made elsewhere or by a rule.</summary>
    /// <param name="name">The rung's name.</param>
    /// <param name="note">What it is.</param>
    /// <param name="rows">Rows predicted, ascending.</param>
    /// <param name="output">Row-major r x k probabilities, or r values.</param>
    /// <param name="model">The rule as a model, or null.</param>
    /// <param name="ct">Cancels.</param>
    public ClimbedRung Climb(string name, Sentence? note, int[] rows, double[] output, IPredictor? model, CancellationToken ct)
    {
        var rung = Judge(name, rows, output, model, ct);
        return Keep(rung with { Result = rung.Result with { Note = note } });
    }

    /// <summary>Lists a rung that was not measured here.</summary>
    public void Add(RungResult result) => _rungs.Add(new ClimbedRung(result, [], null, null));

    private ClimbedRung Keep(ClimbedRung rung)
    {
        _rungs.Add(rung);
        if (Best is null || rung.Result.GainOverBestCheaper is { Real: true }) Best = rung;
        return rung;
    }

    private ClimbedRung Judge(string name, int[] rows, double[] output, IPredictor? model, CancellationToken ct)
    {
        var scored = plan.Score(rows, output);
        var stream = random.Fork(name).Fork("intervals");
        var intervals = MetricInterval.OfAll(plan.Metrics, scored, plan.Level, stream, ct);
        var corrected = intervals.ToBuilder();
        foreach (var metric in plan.Metrics)
            corrected[metric.Name] = intervals[metric.Name].Widen(plan.Correction).Clip(metric.Lowest, metric.Highest);
        var result = new RungResult
        {
            Rung = name,
            State = RungState.Finished,
            Metrics = corrected.ToImmutable(),
            Rows = plan.DistinctRows(rows),
            GainOverBestCheaper = GainOver(Best, rows, scored, stream.Fork("gain"), ct),
        };
        return new ClimbedRung(result, rows, scored, model);
    }

    private Gain? GainOver(ClimbedRung? cheaper, int[] rows, ScoredRows scored, RandomStream stream, CancellationToken ct)
    {
        if (cheaper?.Scored is null) return null;
        var (mine, theirs) = cheaper.Rows.AsSpan().SequenceEqual(rows)
            ? (scored, cheaper.Scored)
            : CommonRows.Of(plan, rows, scored, cheaper.Rows, cheaper.Scored);
        if (mine.Count < 2) return null;
        var gain = PairedGain.Of(plan.Metric, mine, theirs, plan.Level, stream, ct).Widen(plan.Correction);
        return new Gain(cheaper.Result.Rung, gain, gain.Low > 0);
    }
}
