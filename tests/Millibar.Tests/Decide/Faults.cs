using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Tests.Decide;

/// <summary>What has to be true for a reason to fire, planted in a case that would go on.</summary>
internal static class Faults
{
    /// <summary>Every reason's fault, in order of precedence.</summary>
    public static readonly IReadOnlyDictionary<string, Func<CaseFile, CaseFile>> All = new Dictionary<string, Func<CaseFile, CaseFile>>
    {
        ["leakage"] = file => file.With(EvidenceKinds.Leakage, 1),
        ["labels-unreliable"] = file => file.With(EvidenceKinds.LabelErrors, 0.3, (0.25, 0.35), 300),
        ["other-target-is-easier"] = file => file.Change(charter => charter with { Target = charter.Target with { Alternatives = ["paid at all"] } })
            .With(EvidenceKinds.LabelAgreement, 0.6, (0.5, 0.7), 150).With(EvidenceKinds.LabelAgreement, 0.9, (0.85, 0.95), 150, definition: "paid at all"),
        ["data-mismatch"] = file => file.With(EvidenceKinds.Drift, 0.5, (0.4, 0.6), phase: file.Place.Code).With(EvidenceKinds.Harm, 0.1, (0.05, 0.15), phase: file.Place.Code),
        ["underfit"] = file => Short(file).With(EvidenceKinds.Bias, 0.04, (0.03, 0.05), metric: Cases.Metric, model: Cases.Model),
        ["overfit"] = file => Short(file).With(EvidenceKinds.Bias, 0, (0, 0.01), metric: Cases.Metric, model: Cases.Model).With(EvidenceKinds.Variance, 0.04, (0.03, 0.05), metric: Cases.Metric, model: Cases.Model),
        ["more-data-needed"] = file => file.Place.Stage == Stage.Deploy
            ? MissedInUse(file).Forecast((0.91, 0.94), (0.96, 0.98), today: 0.9)
            : Short(file).Forecast((0.83, 0.86), (0.87, 0.9)),
        ["requirements-conflict"] = file => file.Place.Stage != Stage.Train ? file : file.With(EvidenceKinds.Candidate, 80, (78, 82), metric: "latency_p99_ms", model: Cases.Model)
            .Reaching(0.8, model: "linear").With(EvidenceKinds.Candidate, 5, (4, 6), metric: "latency_p99_ms", model: "linear").With(EvidenceKinds.Gain, 0.05, (0.03, 0.07), metric: Cases.Metric, model: "linear"),
        ["task-too-hard"] = file => Short(file).Forecast((0.8, 0.82), (0.81, 0.83)),
        ["data-unobtainable"] = file => file.With(EvidenceKinds.LabelCost, 100),
        ["stop"] = file => file.Change(charter => charter with { Priority = charter.Priority with { ValuePerYear = new EstimateRange(10, 100) } }),
        ["pilot-not-good-enough"] = MissedInUse,
        ["metric-does-not-drive-use"] = file => file.With(EvidenceKinds.Outcome, 0, (-5, 5), phase: file.Place.Code),
        ["fails-in-the-real-world"] = file => file.Charter.Archetype == Archetype.HumanInTheLoop
            ? file.With(EvidenceKinds.Overridden, 0.8, (0.75, 0.85), phase: file.Place.Code)
            : MissedInUse(file),
    };

    /// <summary>A place in which the reason speaks.</summary>
    public static Place Where(string reason) => reason switch
    {
        "other-target-is-easier" or "data-unobtainable" => Place.Data,
        "data-mismatch" or "pilot-not-good-enough" => Place.Pilot,
        "metric-does-not-drive-use" or "fails-in-the-real-world" => Place.Canary,
        _ => Place.Train,
    };

    /// <summary>The candidate misses the target.</summary>
    private static CaseFile Short(CaseFile file) => file.Reading.Contenders.Length > 1 ? file : file.Reaching(0.8);

    private static CaseFile MissedInUse(CaseFile file) => file.With(EvidenceKinds.DeployMetric, 0.8, (0.79, 0.81), metric: Cases.Metric, phase: file.Place.Code);
}
