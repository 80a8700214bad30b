using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;
using Millibar.Trial;
using static Millibar.Tests.Pages.Samples.SampleReports;

namespace Millibar.Tests.Pages.Samples;

/// <summary>Binary, close rungs, a target within reach of more data, external rungs, all states of a requirement.</summary>
internal static class CreditReport
{
    public static TrialReport Make() => new()
    {
        MillibarVersion = "0.1.0",
        DatasetName = "german_credit.csv",
        Rows = 1000,
        Hash = "sha256:5c1d7f7ac6f2c44c2d0f1b0a9d9b3c6a4e1f8d7c6b5a49382716f5e4d3c2b1a0",
        SetAside = [new SetAsideRow(417, "23 fields instead of 21")],
        Columns =
        [
            Text("checking_status", 0, 4, ("no checking", 394), ("<0", 274), ("0<=X<200", 269), (">=200", 63)),
            Number("duration", 4, 72, 1000, 0, 33, .6),
            Text("credit_history", 0, 5, ("existing paid", 530), ("critical/other existing credit", 293), ("delayed previously", 88), ("all paid", 49), ("no credits/all paid", 40)),
            Number("credit_amount", 250, 18424, 1000, 0, 921, .3),
            Number("age", 19, 75, 1000, 12, 53, .9),
            Text("foreign_worker", 0, 2, ("yes", 963), ("no", 37)),
            new() { Name = "application_date", Type = "date", Missing = 4, Distinct = 611, Quantiles = [757382400, 764000000, 780000000, 800000000, 815000000, 824000000, 826156800], Histogram = [new(757382400, 791769600, 420), new(791769600, 826156800, 576)] },
            Text("class", 0, 2, ("good", 700), ("bad", 300)),
        ],
        Target = "class",
        Task = TaskKind.Binary,
        ClassNames = ["good", "bad"],
        Metric = "roc_auc",
        HigherIsBetter = true,
        Seed = 0,
        BudgetSeconds = 60,
        Split = new SplitSummary("stratified", 1000, 0, 1000, 0),
        Checks =
        [
            new("time-order-ignored", Severity.Warning, "application_date", Sentence.Plain("A time column is present and rows were shuffled: a model that predicts the future may score lower."), Sentence.Plain("Run again with --time application_date.")),
            new("class-imbalance", Severity.Info, "class", Sentence.Plain("The rarer class 'bad' holds 300 of 1000 rows (30 %)."), Sentence.Plain("Nothing to do; roc_auc and average_precision do not depend on a threshold.")),
        ],
        Ladder =
        [
            Rung("constant", Scores(.5, 0, .3), 1000, .001, .0001, .001),
            Rung("one-rule", Scores(.7077, .032, .21), 1000, .08, .0004, .002, new Gain("constant", I(.2077, .175, .240), true), "checking_status"),
            Rung("linear", Scores(.7852, .029, .165), 1000, .61, .004, .011, new Gain("one-rule", I(.0775, .051, .104), true)),
            Rung("neighbours", Scores(.7561, .031, .178), 1000, .02, .61, .19, new Gain("linear", I(-.0291, -.052, -.006), false)),
            Rung("boosting", Scores(.7889, .0285, .163), 1000, .44, .38, .034, new Gain("linear", I(.0037, -.014, .021), false)),
            new() { Rung = "boosting-tuned", State = RungState.NotFinished, Note = Sentence.Plain("the budget of 60 s ran out after 6 trials") },
            new() { Rung = "scripted-rule", State = RungState.Absent, Note = Sentence.Plain("no --rule was given") },
            Rung("human", Metrics(("roc_auc", I(.81, .752, .861))), 200, note: "two credit officers, 200 files"),
            Rung("published", Metrics(("roc_auc", I(.80, .80, .80))), 0, note: "0.80, given with --published"),
        ],
        Candidate = "linear",
        CandidateMetrics = Scores(.7831, .0312, .166),
        Estimate = "nested-cv",
        EstimateRows = 1000,
        Ceiling = null,
        CeilingReason = Sentence.Plain("0 of 1000 rows are duplicates: at least 5 %, or repeated labels, are needed"),
        Labels = new LabelAudit(37, 1000, [.. Enumerable.Range(0, 20).Select(i => new SuspectRow(17 + i * 43, i % 3 == 0 ? "bad" : "good", i % 3 == 0 ? "good" : "bad", .012 + i * .0061))]),
        Curves =
        [
            new LearningCurve
            {
                Rung = "linear",
                Points = [new(100, I(.694, .641, .741)), new(200, I(.731, .689, .768)), new(400, I(.757, .723, .788)), new(800, I(.7815, .751, .809))],
                Forecast = [new(1600, I(.797, .770, .820)), new(3200, I(.809, .776, .835)), new(6400, I(.817, .779, .848)), new(16000, I(.826, .781, .861))],
                Calibrated = false,
            },
            new LearningCurve
            {
                Rung = "boosting",
                Points = [new(100, I(.652, .59, .71)), new(200, I(.702, .659, .742)), new(400, I(.748, .712, .781)), new(800, I(.7842, .754, .811))],
                Forecast = [new(1600, I(.808, .778, .833)), new(3200, I(.826, .786, .856)), new(6400, I(.839, .79, .874)), new(16000, I(.851, .793, .89))],
                Calibrated = false,
                Doubt = Sentence.Plain("the last two points lie above the fitted curve"),
            },
        ],
        CurveReason = null,
        Requirements =
        [
            new() { Text = "roc_auc >= 0.82", State = RequirementState.Failed, Observed = I(.7831, .7519, .8143) },
            new() { Text = "recall >= 0.60", State = RequirementState.Undecided, Observed = I(.583, .527, .637), Needed = new NeededRows("test-rows", 5200, 3900, null) },
            new() { Text = "latency_p99_ms <= 50", State = RequirementState.Met, Observed = I(.0264, .0264, .0264) },
            new() { Text = "outcome_value >= 10", State = RequirementState.Undecided, Reason = Sentence.Plain("no such column in the predictions file") },
        ],
        Targets = [.82],
        Verdict = new Verdict
        {
            Code = VerdictCode.ReachableWithData,
            Message = Sentence.Plain("roc_auc is 0.783 (0.752 to 0.814) today and misses 0.82; the linear curve reaches it at between 2,900 and 14,000 training rows."),
            DataNeed = new DataNeed(2900, 14000, [2400, 5800, 14000]),
            FlipsIf = [Sentence.Plain("ready if the nested cross-validation interval lies above 0.82"), Sentence.Plain("not-reachable if the forecast's upper end at 20,000 rows falls below 0.82 (now 0.861)")],
        },
        Reliability =
        [
            new(.06, I(.05, .02, .10), 118), new(.14, I(.12, .08, .18), 190), new(.25, I(.22, .165, .285), 206), new(.35, I(.36, .28, .44), 142), new(.45, I(.43, .34, .53), 108),
            new(.55, I(.57, .46, .67), 84), new(.65, I(.61, .49, .72), 66), new(.75, I(.73, .58, .84), 45), new(.85, I(.88, .71, .96), 28), new(.93, I(.85, .58, .96), 13),
        ],
        Confusion = [612, 88, 125, 175],
        Residuals = [],
        Seconds = Steps(.12, .08, .31, .01, 9.42, .02, .38, 4.61, .003),
    };

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Interval> Scores(double auc, double half, double brier) => Metrics(
        ("roc_auc", I(auc, auc - half, auc + half)),
        ("average_precision", I(.3 + (auc - .5) * 1.1, .27 + (auc - .5) * 1.05, .33 + (auc - .5) * 1.15)),
        ("log_loss", I(brier * 3.05, brier * 2.8, brier * 3.3)),
        ("brier", I(brier, brier - .011, brier + .011)),
        ("accuracy", I(.7 + (auc - .5) * .2, .672 + (auc - .5) * .2, .728 + (auc - .5) * .2)),
        ("balanced_accuracy", I(.5 + (auc - .5) * .65, .48 + (auc - .5) * .6, .52 + (auc - .5) * .7)),
        ("f1", I((auc - .5) * 1.9, (auc - .5) * 1.7, (auc - .5) * 2.1)),
        ("mcc", I((auc - .5) * 1.2, (auc - .5) * 1.0, (auc - .5) * 1.4)));
}
