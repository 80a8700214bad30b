using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Statistics;

namespace Millibar.Tests.Decide;

/// <summary>Cases that the tests start from: at every place one whose gate is open.</summary>
internal static class Cases
{
    public const string Data = "hash-of-today";
    public const string Model = "boosting";
    public const string Metric = "roc_auc";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A charter that asks for roc_auc >= 0.85, with everything said that its archetype obliges to.</summary>
    public static Charter Charter(Archetype archetype = Archetype.Software20) => new()
    {
        Problem = "Loans are paid back late.",
        Decision = "Whom to call first.",
        Archetype = archetype,
        Answers = ArchetypeQuestions.Of(archetype).ToImmutableSortedDictionary(question => question.Code, question => "yes"),
        Target = new PredictionTarget { Column = "late", Labels = LabelOrigin.OneAnnotator },
        Success = new Success { Optimise = Metric, Requirements = ["roc_auc >= 0.85"], UsefulFrom = 0.7, SignedBy = ["Ann"] },
        Resources = new Resources { Money = 100_000, Currency = "EUR", Rows = 1_000, MaxRows = 100_000, Labels = 1_000, LabelBudget = 5_000 },
        Roles = new Roles { Owner = "Ann", Data = "Bob", Model = "Cem", Production = "Dan" },
        Production = new ProductionNeeds { LatencyMs = 50, RunsOn = "the branch server", LabelsComeBack = "payments", Monitoring = "weekly, Dan", MaxFailureRate = 0.05, ReviewsPerDay = 100 },
        Outcome = new BusinessOutcome { Metric = "late payments", Unit = "EUR", Today = 0, Target = 100 },
        Priority = new PriorityEstimates { ValuePerYear = new EstimateRange(50_000, 200_000), Years = new EstimateRange(2, 4), Success = new EstimateRange(0.3, 0.8), Cost = new EstimateRange(20_000, 60_000) },
    };

    /// <summary>A case at a place, with the evidence that opens its gate.</summary>
    public static CaseFile At(Place place, Archetype archetype = Archetype.Software20) => new()
    {
        Project = "p1",
        Name = "late payments",
        Charter = Charter(archetype),
        CharterVersion = 1,
        DataVersion = Data,
        Place = place,
        Since = Start,
        Path = [],
        Evidence = [.. OfData(), .. OfTraining(), .. Place.All.Where(p => p.Stage == Stage.Deploy).SelectMany(OfPhase)],
        Decisions = [],
        Outcomes = [],
        Spent = 1_000,
        Version = 10,
    };

    /// <summary>The same case, sent back by a reason.</summary>
    public static CaseFile SentBack(this CaseFile file, Reason reason, Place from, Place to) => file with
    {
        Place = to,
        Path = [new Move(from, to, reason.Code, Start.AddDays(30), "Ann", "decision-1")],
        Decisions =
        [
            new MadeDecision
            {
                Id = "decision-1",
                Override = false,
                From = from,
                To = to,
                Reason = reason.Code,
                Recommended = to,
                RecommendedReason = reason.Code,
                Confidence = 0.95,
                Claim = "",
                Cites = [],
                Why = null,
                CharterVersion = file.CharterVersion,
                DataVersion = file.DataVersion,
                At = Start.AddDays(30),
                By = "Ann",
            },
        ],
    };

    public static CaseFile Without(this CaseFile file, params string[] kinds) => file with { Evidence = file.Evidence.RemoveAll(item => kinds.Contains(item.Kind)) };

    public static CaseFile Change(this CaseFile file, Func<Charter, Charter> change) => file with { Charter = change(file.Charter) };

    /// <summary>Adds or replaces a measurement.</summary>
    public static CaseFile With(this CaseFile file, string kind, double? value, (double Low, double High)? interval = null, int? n = 1_000, string? metric = null, string? model = null, string? phase = null, string? definition = null, string? data = Data) =>
        file.With(Item(kind, value, interval, n, metric, model, phase, definition, data));

    /// <summary>The candidate's value of the target.</summary>
    public static CaseFile Reaching(this CaseFile file, double value, double half = 0.01, string model = Model) =>
        file.With(EvidenceKinds.Candidate, value, (value - half, value + half), metric: Metric, model: model);

    /// <summary>The curve of a model: measured at 500 and 1,000 rows, forecast at 5,000 and 20,000.</summary>
    public static CaseFile Forecast(this CaseFile file, (double Low, double High) near, (double Low, double High) far, string model = Model, double today = 0.8) =>
        file.With(Curve([(500, today - 0.02, false, 0.01), (1_000, today, false, 0.01)], near, far, model));

    public static EvidenceItem Item(string kind, double? value, (double Low, double High)? interval = null, int? n = 1_000, string? metric = null, string? model = null, string? phase = null, string? definition = null, string? data = Data) => new()
    {
        Kind = kind,
        Subject = new EvidenceSubject { Data = EvidenceKinds.Find(kind)!.AboutData ? data : null, Model = model, Phase = phase, Definition = definition },
        Metric = metric,
        Value = value,
        Low = interval?.Low,
        High = interval?.High,
        Rows = n,
        Source = "test",
        At = Start.AddDays(20),
        By = "Ann",
    };

    private static IEnumerable<EvidenceItem> OfData() =>
    [
        Item(EvidenceKinds.DataVersion, 1_000),
        Item(EvidenceKinds.Leakage, 0),
        Item(EvidenceKinds.OrderDrift, 0),
        Item(EvidenceKinds.LabelCost, 2),
        Item(EvidenceKinds.LabelErrors, 0.02, (0.01, 0.05), 200),
    ];

    private static IEnumerable<EvidenceItem> OfTraining() =>
    [
        Item(EvidenceKinds.Rung, 0.88, (0.86, 0.9), metric: Metric, model: Model),
        Item(EvidenceKinds.Rung, 0.7, (0.68, 0.72), metric: Metric, model: "scripted-rule"),
        Item(EvidenceKinds.Candidate, 0.9, (0.88, 0.92), metric: Metric, model: Model),
        Item(EvidenceKinds.Candidate, 20, (18, 22), metric: "latency_p99_ms", model: Model),
        Item(EvidenceKinds.Gain, 0.05, (0.03, 0.07), metric: Metric, model: Model),
        Item(EvidenceKinds.Ceiling, 0.97, (0.95, 0.99), metric: Metric),
        Item(EvidenceKinds.Bias, 0.005, (0, 0.01), metric: Metric, model: Model),
        Item(EvidenceKinds.Variance, 0.01, (0, 0.02), metric: Metric, model: Model),
        Curve([(500, 0.87, false, 0.01), (1_000, 0.89, false, 0.01)], (0.9, 0.92), (0.91, 0.94), Model),
    ];

    private static IEnumerable<EvidenceItem> OfPhase(Place phase) =>
    [
        Item(EvidenceKinds.DeployMetric, 0.89, (0.87, 0.91), metric: Metric, phase: phase.Code),
        Item(EvidenceKinds.DeployMetric, 25, (20, 30), metric: "latency_p99_ms", phase: phase.Code),
        Item(EvidenceKinds.Drift, 0.05, (0, 0.1), phase: phase.Code),
        Item(EvidenceKinds.Harm, 0.001, (-0.01, 0.012), phase: phase.Code),
        Item(EvidenceKinds.Outcome, 40, (30, 50), phase: phase.Code),
        Item(EvidenceKinds.Overridden, 0.1, (0.05, 0.15), phase: phase.Code),
        Item(EvidenceKinds.FailureRate, 0, n: 300, phase: phase.Code),
        Item(EvidenceKinds.Guardrail, 1, n: 20, phase: phase.Code),
        Item(EvidenceKinds.TeamGain, 0.04, (0.02, 0.06), metric: Metric, phase: phase.Code),
        Item(EvidenceKinds.KeptErrors, 0.01, n: 1_000, phase: phase.Code),
        Item(EvidenceKinds.HumanErrors, 0.1, (0.05, 0.15), phase: phase.Code),
        Item(EvidenceKinds.Reviews, 50, (40, 60), n: 20, phase: phase.Code),
        Item(EvidenceKinds.Feedback, 0.4, (0.35, 0.45), phase: phase.Code),
    ];

    private static EvidenceItem Curve((int Rows, double Value, bool Forecast, double Half)[] measured, (double Low, double High) near, (double Low, double High) far, string model) =>
        Item(EvidenceKinds.LearningCurve, null, n: null, metric: Metric, model: model) with
        {
            Level = 0.9,
            Points =
            [
                .. measured.Select(p => new EvidencePoint(p.Rows, new Interval(p.Value, p.Value - p.Half, p.Value + p.Half, 0.9), p.Forecast)),
                new EvidencePoint(5_000, new Interval((near.Low + near.High) / 2, near.Low, near.High, 0.9), true),
                new EvidencePoint(20_000, new Interval((far.Low + far.High) / 2, far.Low, far.High, 0.9), true),
                new EvidencePoint(100_000, new Interval((far.Low + far.High) / 2, far.Low, far.High, 0.9), true),
            ],
        };
}
