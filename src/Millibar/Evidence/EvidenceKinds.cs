using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Millibar.Evidence;

/// <summary>Every kind of evidence there is. Rules name kinds by these constants.</summary>
public static class EvidenceKinds
{
    /// <summary>What an estimate of the charter came to.</summary>
    public const string EstimateOutcome = "plan.estimate-outcome/1";

    /// <summary>A data version was added.</summary>
    public const string DataVersion = "data.version/1";

    /// <summary>Rows that could not exist at prediction time: how many leakage errors the checks found.</summary>
    public const string Leakage = "data.leakage/1";

    /// <summary>Whether the order of rows or time drifts.</summary>
    public const string OrderDrift = "data.order-drift/1";

    /// <summary>Expectations, learnt from an earlier version, that a data version breaks.</summary>
    public const string Expectations = "data.expectations/1";

    /// <summary>What one label costs.</summary>
    public const string LabelCost = "label.cost/1";

    /// <summary>Share of labels that a person found wrong.</summary>
    public const string LabelErrors = "label.error-rate/1";

    /// <summary>Share of labels that the audit flags; a flag is not an error.</summary>
    public const string LabelFlags = "label.flags/1";

    /// <summary>How many labels are wrong by the models' reckoning, before anybody has looked.</summary>
    public const string LabelNoise = "label.noise/1";

    /// <summary>What the flagged rows cost the models.</summary>
    public const string LabelHarm = "label.harm/1";

    /// <summary>Agreement of annotators under one label definition.</summary>
    public const string LabelAgreement = "label.agreement/1";

    /// <summary>How many consensus labels are right.</summary>
    public const string LabelConsensus = "label.consensus/1";

    /// <summary>Rows put up to be labelled next.</summary>
    public const string LabelQueue = "label.queue/1";

    /// <summary>Labels that the target still needs.</summary>
    public const string LabelPlan = "label.plan/1";

    /// <summary>A rung of the ladder, out of fold.</summary>
    public const string Rung = "train.rung/1";

    /// <summary>The candidate, where requirements are judged.</summary>
    public const string Candidate = "train.candidate/1";

    /// <summary>The candidate against the best cheaper rung, paired.</summary>
    public const string Gain = "train.gain/1";

    /// <summary>Best value that any model could reach.</summary>
    public const string Ceiling = "train.ceiling/1";

    /// <summary>The metric over training rows, measured and forecast.</summary>
    public const string LearningCurve = "train.learning-curve/1";

    /// <summary>Avoidable bias: ceiling (or human) minus the score on the training rows.</summary>
    public const string Bias = "train.bias/1";

    /// <summary>Variance: score on the training rows minus the score on held-out rows.</summary>
    public const string Variance = "train.variance/1";

    /// <summary>A requirement's metric in a phase of deployment.</summary>
    public const string DeployMetric = "deploy.metric/1";

    /// <summary>Share of inputs or outputs that differ from training.</summary>
    public const string Drift = "deploy.drift/1";

    /// <summary>Loss of the metric that goes with the drift.</summary>
    public const string Harm = "deploy.harm/1";

    /// <summary>Change of the outcome that the charter names.</summary>
    public const string Outcome = "deploy.outcome/1";

    /// <summary>Share of the model's answers that users override or ignore.</summary>
    public const string Overridden = "deploy.overridden/1";

    /// <summary>Share of cases in which an autonomous system failed.</summary>
    public const string FailureRate = "deploy.failure-rate/1";

    /// <summary>Team of model and person against the better of the two alone.</summary>
    public const string TeamGain = "deploy.team-gain/1";

    /// <summary>Error rate of the answers that are not handed to a person.</summary>
    public const string KeptErrors = "deploy.kept-errors/1";

    /// <summary>Error rate of people on the cases that are handed to them.</summary>
    public const string HumanErrors = "deploy.human-errors/1";

    /// <summary>Cases a day that are handed to a person.</summary>
    public const string Reviews = "deploy.reviews/1";

    /// <summary>Share of staged failures at which the guardrail handed over to people.</summary>
    public const string Guardrail = "deploy.guardrail/1";

    /// <summary>Share of cases whose true answer has come back.</summary>
    public const string Feedback = "deploy.feedback/1";

    /// <summary>All kinds, in lifecycle order.</summary>
    public static ImmutableArray<EvidenceKind> All { get; } =
    [
        new(EstimateOutcome, "what came true, in the estimate's unit; 1 or 0 for success; the facts name the estimate (low, high, estimator)", "input", "", "millibar portfolio outcome", false) { Exact = true },
        new(DataVersion, "rows; the facts name file, columns and blob", null, "data", "millibar data add FILE", true) { Exact = true },
        new(Leakage, "number of leakage errors that the checks found (0 when clean); the facts name code and columns", null, "data", "millibar try FILE --target COL", true) { Exact = true },
        new(OrderDrift, "1 when the shuffled score is not to be trusted, else 0", null, "data", "millibar try FILE --target COL", true) { Exact = true },
        new(Expectations, "number of expectations that the version breaks (0 when it keeps all); the facts name the first of them", null, "data", "millibar data expect", true) { Exact = true },
        new(LabelCost, "money for one label, in the charter's currency", null, "", "millibar evidence add --kind label.cost", false) { Exact = true },
        new(LabelErrors, "share of reviewed labels that were wrong, 0 to 1; n is the number reviewed", null, "data", "millibar label review", true),
        new(LabelFlags, "share of labels flagged as suspect, 0 to 1; never an error rate", null, "data", "millibar label audit", true),
        new(LabelNoise, "estimated share of wrong labels, 0 to 1, from the models' probabilities; a hint, never an error rate", null, "data", "millibar label audit", true),
        new(LabelHarm, "change of the metric when models learn without the flagged rows, paired, on the same judging rows; above 0 is better without", "metric", "data, model", "millibar label audit", true),
        new(LabelAgreement, "chance-corrected agreement, at most 1; n is the number of items labelled twice or more", null, "[definition]", "millibar label agree", false),
        new(LabelConsensus, "estimated share of consensus labels that are right, 0 to 1; the facts name the method", null, "[definition]", "millibar label consensus", false),
        new(LabelQueue, "number of rows put up to be labelled; the facts name the order and the share drawn at random", null, "data", "millibar label queue", true) { Exact = true },
        new(LabelPlan, "labels that are still needed; low and high are the bracket of the learning curve", "metric", "data", "millibar label plan", true),
        new(Rung, "the metric on the training part, out of fold", "metric", "data, model", "millibar train ladder FILE --target COL", true),
        new(Candidate, "the metric on the locked test part, or by nested cross-validation", "metric", "data, model, [slice]", "millibar try FILE --target COL", true),
        new(Gain, "how much better than the best cheaper rung, paired; above 0 is better", "metric", "data, model", "millibar try FILE --target COL", true),
        new(Ceiling, "the best reachable value; low and high are the band. No number where nothing bounds it: then the fact 'none' says why", "metric", "data", "millibar try FILE --target COL", true),
        new(LearningCurve, "no single number: points of n and value, measured and forecast at 90 %", "metric", "data, model", "millibar train curve FILE --target COL", true),
        new(Bias, "avoidable bias in the metric's unit, 0 or more", "metric", "data, model", "millibar evidence add --kind train.bias", true),
        new(Variance, "variance in the metric's unit, 0 or more", "metric", "data, model", "millibar evidence add --kind train.variance", true),
        new(DeployMetric, "the metric in that phase", "metric", "phase, [slice]", "millibar evidence add --kind deploy.metric --phase PHASE", false),
        new(Drift, "share of features or outputs that drifted, 0 to 1", null, "phase", "millibar evidence add --kind deploy.drift --phase PHASE", false),
        new(Harm, "loss of the optimising metric under drift, in its unit; above 0 is worse", null, "phase", "millibar evidence add --kind deploy.harm --phase PHASE", false),
        new(Outcome, "change of the outcome metric against before, in its unit; above 0 is better", null, "phase", "millibar evidence add --kind deploy.outcome --phase PHASE", false),
        new(Overridden, "share of answers overridden or ignored, 0 to 1", null, "phase", "millibar evidence add --kind deploy.overridden --phase PHASE", false),
        new(FailureRate, "share of cases that failed, 0 to 1", null, "phase", "millibar evidence add --kind deploy.failure-rate --phase PHASE", false),
        new(TeamGain, "metric of model and person together minus the better of either alone; above 0 is better", "metric", "phase", "millibar evidence add --kind deploy.team-gain --phase PHASE", false),
        new(KeptErrors, "share of wrong answers among those not handed to a person, 0 to 1, on rows that did not set the threshold", null, "phase", "millibar evidence add --kind deploy.kept-errors --phase PHASE", false),
        new(HumanErrors, "share of wrong answers of people on the cases handed to them, 0 to 1", null, "phase", "millibar evidence add --kind deploy.human-errors --phase PHASE", false),
        new(Reviews, "cases a day that are handed to a person; n is the number of days", null, "phase", "millibar evidence add --kind deploy.reviews --phase PHASE", false),
        new(Guardrail, "share of staged failures at which the guardrail handed over to people, 0 to 1; n is the number staged", null, "phase", "millibar evidence add --kind deploy.guardrail --phase PHASE", false),
        new(Feedback, "share of cases whose true answer has come back, 0 to 1", null, "phase", "millibar evidence add --kind deploy.feedback --phase PHASE", false),
    ];

    /// <summary>The kind that is written <paramref name="code"/>, with or without its version; null when there is none.</summary>
    public static EvidenceKind? Find(string code) => ByName.GetValueOrDefault(code);

    private static readonly FrozenDictionary<string, EvidenceKind> ByName =
        All.SelectMany(kind => new[] { (kind.Code, kind), (kind.Name, kind) }).ToFrozenDictionary(pair => pair.Item1, pair => pair.kind);
}
