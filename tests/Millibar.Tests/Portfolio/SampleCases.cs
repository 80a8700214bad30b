using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Tests.Portfolio;

/// <summary>Cases to try the portfolio on.</summary>
internal static class SampleCases
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static PriorityEstimates Middling { get; } = new()
    {
        Estimator = "ann",
        ValuePerYear = new(100_000, 400_000),
        Years = new(2, 4),
        Success = new(0.2, 0.6),
        Cost = new(50_000, 150_000),
        Friction = new(0.4, 0.7),
        CheapPrediction = new(0.3, 0.8),
        Software20 = new(0.2, 0.5),
        Others = new(0.3, 0.6),
        Difficulty = new(0.5, 0.8),
        Accuracy = new(0.3, 0.6),
        Data = new(0.2, 0.5),
    };

    public static CaseFile Make(string id, PriorityEstimates? estimates = null, Place? place = null, params ImmutableArray<EvidenceItem> evidence) => new()
    {
        Project = id,
        Name = id,
        Charter = Charter.Empty with
        {
            Priority = estimates ?? Middling,
            Success = new Success { Optimise = "roc_auc", Requirements = ["roc_auc >= 0.9"] },
        },
        CharterVersion = 1,
        DataVersion = "d1",
        Place = place ?? Place.Plan,
        Since = Now,
        Path = [],
        Evidence = evidence,
        Decisions = [],
        Outcomes = [],
        Spent = 0,
        Version = 1,
    };

    public static EvidenceItem Candidate(double value, double low, double high) => Item(EvidenceKinds.Candidate, "roc_auc", "linear") with { Value = value, Low = low, High = high };

    public static EvidenceItem Constant(double value) => Item(EvidenceKinds.Rung, "roc_auc", "constant") with { Value = value, Low = value, High = value };

    public static EvidenceItem Boosting(double value) => Item(EvidenceKinds.Rung, "roc_auc", "boosting") with { Value = value, Low = value, High = value };

    public static EvidenceItem Ceiling(double low, double high) => Item(EvidenceKinds.Ceiling, "roc_auc", null) with { Value = high, Low = low, High = high };

    public static EvidenceItem Curve(params ImmutableArray<(int Rows, double Low, double High, bool Forecast)> points) => Item(EvidenceKinds.LearningCurve, "roc_auc", "linear") with
    {
        Level = 0.9,
        Points = [.. points.Select(p => new EvidencePoint(p.Rows, new Interval((p.Low + p.High) / 2, p.Low, p.High, 0.9), p.Forecast))],
    };

    public static EvidenceItem Item(string kind, string? metric, string? model) => new()
    {
        Kind = kind,
        Subject = new EvidenceSubject { Data = "d1", Model = model },
        Metric = metric,
        Rows = 1000,
        Source = "test",
        At = Now,
        By = "ann",
    };
}
