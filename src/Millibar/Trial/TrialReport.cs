using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Data.Profile;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.Train.Ceiling;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Trial;

/// <summary>All that <c>millibar try</c> found out: the terminal summary, the JSON and the page show parts of it.</summary>
public sealed record TrialReport
{
    /// <summary>Version of Millibar.</summary>
    public required string MillibarVersion { get; init; }

    /// <summary>File name.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Rows kept.</summary>
    public required int Rows { get; init; }

    /// <summary>Content hash of the file.</summary>
    public required string Hash { get; init; }

    /// <summary>Rows left out, with their reasons.</summary>
    public required ImmutableArray<SetAsideRow> SetAside { get; init; }

    /// <summary>Profile of every column, target included.</summary>
    public required ImmutableArray<ColumnProfile> Columns { get; init; }

    /// <summary>Name of the target column.</summary>
    public required string Target { get; init; }

    /// <summary>What is predicted.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>Class names in class order; for a binary task the second is the positive one. Empty for regression.</summary>
    public required ImmutableArray<string> ClassNames { get; init; }

    /// <summary>The optimising metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether higher is better for <see cref="Metric"/>.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Budget in seconds; null for none.</summary>
    public required double? BudgetSeconds { get; init; }

    /// <summary>How rows were split.</summary>
    public required SplitSummary Split { get; init; }

    /// <summary>Findings of the checks, worst first.</summary>
    public required ImmutableArray<Finding> Checks { get; init; }

    /// <summary>The ladder, cheapest rung first, then external rungs; out-of-fold estimates on the training part.</summary>
    public required ImmutableArray<RungResult> Ladder { get; init; }

    /// <summary>The rung chosen on the training part; null when blocked before the ladder.</summary>
    public required string? Candidate { get; init; }

    /// <summary>The chosen rung's metrics on the locked test part, or by nested cross-validation (see <see cref="Estimate"/>).</summary>
    public required ImmutableSortedDictionary<string, Interval> CandidateMetrics { get; init; }

    /// <summary><c>test</c> or <c>nested-cv</c>: where <see cref="CandidateMetrics"/> comes from.</summary>
    public required string Estimate { get; init; }

    /// <summary>Distinct rows behind <see cref="CandidateMetrics"/>.</summary>
    public required int EstimateRows { get; init; }

    /// <summary>Ceiling, in the metric's unit.</summary>
    public required CeilingBand? Ceiling { get; init; }

    /// <summary>Why there is no ceiling.</summary>
    public required Sentence? CeilingReason { get; init; }

    /// <summary>Label audit; null for regression or when it could not be made.</summary>
    public required LabelAudit? Labels { get; init; }

    /// <summary>Learning curves: the best cheap rung's first.</summary>
    public required ImmutableArray<LearningCurve> Curves { get; init; }

    /// <summary>Why there is no learning curve, or null.</summary>
    public required Sentence? CurveReason { get; init; }

    /// <summary>Requirements held against the evidence.</summary>
    public required ImmutableArray<RequirementResult> Requirements { get; init; }

    /// <summary>The candidate on every slice, in order of their names.</summary>
    internal ImmutableArray<SliceResult> Slices { get; init; } = [];

    /// <summary>Last time among the test rows of the project's split by time, in its own unit; null otherwise.</summary>
    internal double? TestUntil { get; init; }

    /// <summary>The thresholds of <see cref="Requirements"/> on the optimising metric, for the pictures.</summary>
    public required ImmutableArray<double> Targets { get; init; }

    /// <summary>The answer.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Reliability of the candidate's probabilities; empty for regression.</summary>
    public required ImmutableArray<ReliabilityBin> Reliability { get; init; }

    /// <summary>Row-major k x k counts, rows true class, columns predicted; empty for regression or above 40 classes.</summary>
    public required ImmutableArray<int> Confusion { get; init; }

    /// <summary>True and predicted values of at most 500 rows; empty for classification.</summary>
    public required ImmutableArray<ResidualPoint> Residuals { get; init; }

    /// <summary>Seconds of each step, in order.</summary>
    public required ImmutableArray<StepSeconds> Seconds { get; init; }
}
