using Millibar.Data;
using Millibar.Data.Labels;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ceiling;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;
using Millibar.Trial;
using static Millibar.Tests.Pages.Samples.SampleReports;

namespace Millibar.Tests.Pages.Samples;

/// <summary>Multiclass with 19 classes of long names, a target met, a ceiling, nearly equal rungs.</summary>
internal static class SoybeanReport
{
    private static readonly string[] Diseases =
    [
        "diaporthe-stem-canker", "charcoal-rot", "rhizoctonia-root-rot", "phytophthora-rot", "brown-stem-rot", "powdery-mildew", "downy-mildew", "brown-spot", "bacterial-blight", "bacterial-pustule",
        "purple-seed-stain", "anthracnose", "phyllosticta-leaf-spot", "alternarialeaf-spot", "frog-eye-leaf-spot", "diaporthe-pod-&-stem-blight", "cyst-nematode", "2-4-d-injury", "herbicide-injury",
    ];

    private static readonly int[] Sizes = [20, 20, 20, 88, 44, 20, 20, 92, 20, 20, 20, 44, 20, 91, 91, 15, 14, 16, 8];

    public static TrialReport Make() => new()
    {
        MillibarVersion = "0.1.0",
        DatasetName = "soybean_disease.csv",
        Rows = 683,
        Hash = "sha256:0a9d9b3c6a4e1f8d7c6b5a49382716f5e4d3c2b1a05c1d7f7ac6f2c44c2d0f1b",
        SetAside = [],
        Columns =
        [
            .. Enumerable.Range(0, 35).Select(i => Text(Names[i % Names.Length] + (i < Names.Length ? "" : "_" + (i / Names.Length)), i * 7 % 121, 2 + i % 5, ("absent", 300 - i), ("present", 190 + i), ("lower-surf", 40))),
            Text("class", 0, 19, [.. Diseases.Select((d, i) => (d, Sizes[i])).OrderByDescending(d => d.Item2).Take(10)]),
        ],
        Target = "class",
        Task = TaskKind.Multiclass,
        ClassNames = [.. Diseases],
        Metric = "recall_top5",
        HigherIsBetter = true,
        Seed = 0,
        BudgetSeconds = null,
        Split = new SplitSummary("stratified", 683, 0, 631, 0),
        Checks = [new("duplicate-rows", Severity.Warning, null, Sentence.Plain("52 of 683 rows are exact copies of another row (7.6 %)."), Sentence.Plain("Copies stay on one side of every split and intervals count distinct rows; drop them if they are mistakes."))],
        Ladder =
        [
            Rung("constant", S(.532, .036), 631, .001, .0001, .001),
            Rung("one-rule", S(.741, .033), 631, .05, .001, .002, new Gain("constant", I(.209, .171, .246), true), "canker-lesion"),
            Rung("linear", S(.9921, .0079), 631, 1.9, .021, .012, new Gain("one-rule", I(.251, .216, .287), true)),
            Rung("neighbours", S(.9889, .0098), 631, .01, .19, .088, new Gain("linear", I(-.0032, -.011, .005), false)),
            Rung("boosting", S(.9905, .0085), 631, 3.2, 1.7, .21, new Gain("linear", I(-.0016, -.009, .006), false)),
            Rung("boosting-tuned", S(.9937, .0069), 631, 21.5, 2.4, .34, new Gain("linear", I(.0016, -.005, .008), false)),
        ],
        Candidate = "linear",
        CandidateMetrics = S(.9905, .0089),
        Estimate = "nested-cv",
        EstimateRows = 631,
        Ceiling = new CeilingBand(.993, 1.0, "duplicate-rows", 96),
        CeilingReason = null,
        Labels = new LabelAudit(14, 683, [.. Enumerable.Range(0, 14).Select(i => new SuspectRow(612 - i * 31, Diseases[13], Diseases[i % 2 == 0 ? 14 : 7], .02 + i * .009))]),
        Curves =
        [
            new LearningCurve
            {
                Rung = "linear",
                Points = [new(64, I(.871, .83, .904)), new(128, I(.941, .915, .96)), new(256, I(.973, .955, .985)), new(546, I(.9905, .981, .996))],
                Forecast = [new(1092, I(.9952, .988, .999)), new(2184, I(.9972, .99, .9995)), new(10920, I(.9984, .991, .9999))],
                Calibrated = true,
            },
        ],
        CurveReason = null,
        Requirements = [new() { Text = "recall_top5 >= 0.90", State = RequirementState.Met, Observed = I(.9905, .9816, .9964) }],
        Targets = [.9],
        Verdict = new Verdict
        {
            Code = VerdictCode.Ready,
            Message = Sentence.Plain("recall_top5 is 0.990 (0.982 to 0.996) with a linear model, above the 0.90 that was asked for."),
            FlipsIf = [Sentence.Plain("undecided if recall_top5 on new rows falls below 0.92")],
        },
        Reliability = [new(.42, I(.5, .3, .7), 20), new(.61, I(.66, .5, .79), 38), new(.78, I(.8, .69, .88), 71), new(.93, I(.95, .92, .97), 233), new(.99, I(.997, .98, 1), 269)],
        Confusion = [.. Matrix()],
        Residuals = [],
        Seconds = Steps(.1, .07, .2, .01, 29.1, .1, .4, 12, .01),
    };

    private static readonly string[] Names = ["date", "plant-stand", "precip", "temp", "hail", "crop-hist", "area-damaged", "severity", "seed-tmt", "germination", "plant-growth", "leaves", "leafspots-halo", "leafspots-marg", "leafspot-size", "leaf-shread", "leaf-malf", "leaf-mild", "stem"];

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Interval> S(double top5, double half) => Metrics(
        ("recall_top5", I(top5, top5 - half, Math.Min(1, top5 + half * .6))),
        ("accuracy", I(top5 - .06, top5 - .085, top5 - .037)),
        ("balanced_accuracy", I(top5 - .05, top5 - .08, top5 - .03)),
        ("f1_macro", I(top5 - .055, top5 - .082, top5 - .033)),
        ("cohen_kappa", I(top5 - .07, top5 - .095, top5 - .045)),
        ("log_loss", I(1.6 - top5 * 1.4, 1.5 - top5 * 1.4, 1.7 - top5 * 1.4)));

    private static int[] Matrix()
    {
        const int k = 19;
        var counts = new int[k * k];
        for (var i = 0; i < k; i++) counts[i * k + i] = Sizes[i];
        Move(13, 14, 9); Move(14, 13, 6); Move(13, 7, 5); Move(7, 12, 4); Move(12, 7, 6); Move(3, 2, 1); Move(8, 9, 2); Move(9, 8, 3); Move(4, 15, 1);
        return counts;

        void Move(int from, int to, int rows)
        {
            counts[from * k + from] -= rows;
            counts[from * k + to] += rows;
        }
    }
}
