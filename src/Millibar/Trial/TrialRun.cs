using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Data.Profile;
using Millibar.Decide;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Tables;
using Millibar.Train.Ladder;
using Millibar.Trial.Estimate;
using Millibar.Trial.External;
using Millibar.Trial.Pictures;

namespace Millibar.Trial;

/// <summary>One trial from end to end: a data set and an idea in, a verdict out.</summary>
/// <param name="engines">The reader and the native engines.</param>
/// <param name="time">The clock.</param>
public sealed class TrialRun(TrialEngines engines, TimeProvider time)
{
    /// <summary>Number of steps that progress counts; the last, the report, is the caller's.</summary>
    public const int Steps = 10;

    private const double Level = 0.95;

    /// <summary>Runs the trial.</summary>
    /// <param name="options">What to try.</param>
    /// <param name="progress">Told of every step; null for silence.</param>
    /// <param name="ct">Cancels; nothing is left behind.</param>
    /// <exception cref="MillibarException">The input or an option is wrong.</exception>
    public async Task<TrialReport> RunAsync(TrialOptions options, IProgress<TrialProgress>? progress, CancellationToken ct)
    {
        RungNames.Check(options.Rungs);
        var clock = new RunClock(time, options.Budget);
        var random = new RandomStream(options.Seed);
        void Tell(int step, string name, string detail = "") => progress?.Report(new TrialProgress(name, step, Steps, detail));

        Tell(1, "read");
        var input = await TrialInput.ReadAsync(engines.Reader, options, ct).ConfigureAwait(false);
        var yardstick = Yardstick.Of(options, input.Target);
        var slices = await TrialSlices.FindAsync(engines.Expression, input.Table, options.Slices, ct).ConfigureAwait(false);
        clock.Finish("read");

        Tell(2, "profile");
        var profiles = ColumnProfiler.Measure(input.Table, ct);
        var data = Encode(input, ct);
        clock.Finish("profile");

        Tell(3, "check");
        var context = TrialChecks.Context(input, data, options, random.Fork("check"), clock);
        var findings = AllChecks.Measure(context, ct);
        clock.Finish("check");

        Tell(4, "split");
        var split = TrialSplit.Make(input, context, data, options.Split, random.Fork("split"));
        var plan = Plan(options, input, context, data, yardstick, split);
        clock.Finish("split");

        using var learners = new RungLearners(engines, plan.Data, plan.Metric.Name);
        var climb = new LadderClimb(plan, random.Fork("ladder"), time);
        try
        {
            var externals = new ExternalRungs(engines, options, input, plan, split, climb);
            await new LadderRun(engines, options, clock, learners, climb).ClimbAsync(options.Rule is null ? null : externals.ClimbRuleAsync, rung => Tell(5, "ladder", rung), ct).ConfigureAwait(false);
            await externals.ClimbOthersAsync(ct).ConfigureAwait(false);
            clock.Finish("ladder");

            return Conclude(options, clock, random, Tell, input, yardstick, profiles, findings, context, split, slices, plan, learners, climb, externals, ct);
        }
        finally
        {
            foreach (var rung in climb.Rungs) rung.Model?.Dispose();
        }
    }

    private static TrialReport Conclude(
        TrialOptions options, RunClock clock, RandomStream random, Action<int, string, string> tell, TrialInput input, Yardstick yardstick,
        ImmutableArray<ColumnProfile> profiles, ImmutableArray<Finding> findings, CheckContext context, TrialSplit split, TrialSlices slices, LadderPlan plan,
        RungLearners learners, LadderClimb climb, ExternalRungs externals, CancellationToken ct)
    {
        tell(6, "ceiling", "");
        var candidate = climb.Best;
        var estimate = candidate is null ? null : TestEstimate.Of(plan, split, climb, candidate, externals.PredictionsOnTest, random.Fork("nested"), ct);
        var metrics = estimate?.All(plan.Metrics, Level, random.Fork("estimate"), ct) ?? ImmutableSortedDictionary<string, Interval>.Empty;
        var ceiling = TrialCeiling.Measure(input, context, yardstick, climb, externals, random.Fork("ceiling"), ct);
        clock.Finish("ceiling");

        tell(7, "label-audit", "");
        var labels = TrialLabels.Audit(input, climb, ct);
        clock.Finish("label-audit");

        tell(8, "learning-curve", "");
        var curves = new TrialCurves(learners, options, clock, plan).Measure(climb, yardstick.Target, random.Fork("curve"), ct);
        clock.Finish("learning-curve");

        tell(9, "verdict", "");
        var sliced = estimate is null ? ImmutableSortedDictionary<string, SliceEstimate>.Empty : slices.Of(estimate, plan);
        var requirements = candidate is null || estimate is null
            ? []
            : RequirementReview.Of(yardstick.Requirements, candidate.Result, estimate, sliced, plan.Metrics, random.Fork("estimate"), ct);
        var verdict = FeasibilityJudge.Judge(new FeasibilityCase
        {
            Metric = yardstick.Metric.Name,
            HigherIsBetter = yardstick.Metric.HigherIsBetter,
            Checks = findings,
            Target = yardstick.Target,
            Requirements = requirements,
            Ladder = [.. climb.Rungs.Select(r => r.Result)],
            Candidate = candidate?.Result.Rung,
            Estimate = metrics.TryGetValue(yardstick.Metric.Name, out var value) ? value : null,
            Curve = curves.Curves.IsEmpty ? null : curves.Curves[0],
            CurveReason = curves.Reason,
            DataNeed = curves.Need,
            Ceiling = ceiling.Band,
            MaxRows = curves.MaxRows,
            Rows = plan.TrainRows.Length,
        });
        clock.Finish("verdict");

        var pictured = estimate?.Scored;
        return new TrialReport
        {
            MillibarVersion = BuildVersion.Text,
            DatasetName = input.Table.Name,
            Rows = input.Table.RowCount,
            Hash = input.Table.Hash,
            SetAside = input.Table.SetAside,
            Columns = profiles,
            Target = input.Target.Name,
            Task = input.Target.Task,
            ClassNames = input.Target.ClassNames,
            Metric = yardstick.Metric.Name,
            HigherIsBetter = yardstick.Metric.HigherIsBetter,
            Seed = options.Seed,
            BudgetSeconds = options.Budget?.TotalSeconds,
            Split = split.Summary,
            Checks = findings,
            Ladder = [.. climb.Rungs.Select(r => r.Result)],
            Candidate = candidate?.Result.Rung,
            CandidateMetrics = metrics,
            Estimate = estimate?.Kind ?? (split.TestRows.Length > 0 ? "test" : "nested-cv"),
            EstimateRows = estimate?.DistinctRows ?? 0,
            Ceiling = ceiling.Band,
            CeilingReason = ceiling.Reason,
            Labels = labels,
            Curves = curves.Curves,
            CurveReason = curves.Reason,
            Requirements = requirements,
            Slices = [.. sliced.Values.Select(slice => TrialSlices.Measure(slice, yardstick, Level, random.Fork("estimate"), ct))],
            TestUntil = split.TestUntil,
            Targets = [.. yardstick.Requirements.Where(r => r.Metric == yardstick.Metric.Name && r.Slice is null).Select(r => r.Threshold)],
            Verdict = verdict,
            Reliability = pictured is null ? [] : Reliability.Of(pictured),
            Confusion = pictured is null ? [] : ConfusionCounts.Of(pictured),
            Residuals = pictured is null ? [] : Residuals.Of(pictured, random.Fork("residuals")),
            Seconds = clock.Steps,
        };
    }

    /// <summary>Features and target as learners see them.</summary>
    /// <exception cref="MillibarException"><c>no-features</c>: no column is left.</exception>
    internal static LearningData Encode(TrialInput input, CancellationToken ct)
    {
        var excluded = input.Time is { } timeColumn ? input.NotFeatures.Add(timeColumn) : input.NotFeatures;
        var features = FeatureEncoder.Encode(input.Table, excluded, ct);
        if (features.Numeric.IsEmpty && features.Categories.IsEmpty && features.Text is null)
            throw new MillibarException("no-features", "No column is left that could predict anything: all are constant, empty, dropped or identifiers.", input.Table.Name, "Add columns that are known when the prediction is made, or drop fewer.");
        return new LearningData
        {
            Features = features,
            Task = input.Target.Task,
            ClassCount = input.Target.ClassCount,
            Classes = input.Target.Classes,
            Values = input.Target.Values,
            Weights = input.Weights,
        };
    }

    private static LadderPlan Plan(TrialOptions options, TrialInput input, CheckContext context, LearningData data, Yardstick yardstick, TrialSplit split) => new()
    {
        Data = data with { Clusters = split.Clusters },
        TrainRows = split.TrainRows,
        Folds = split.Folds,
        Metric = yardstick.Metric,
        Metrics = yardstick.Metrics,
        FalsePositiveCost = options.FalsePositiveCost,
        FalseNegativeCost = options.FalseNegativeCost,
        Clusters = split.CountedAs,
        Level = Level,
        Threads = Math.Max(1, options.Threads),
    };
}
