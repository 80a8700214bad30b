using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;
using Millibar.Trial;
using static Millibar.Tests.Pages.Samples.SampleReports;

namespace Millibar.Tests.Pages.Samples;

/// <summary>Regression in thousands of a currency, lower is better, a rung far below the floor, a locked test, two targets.</summary>
internal static class HousingReport
{
    public static TrialReport Make() => new()
    {
        MillibarVersion = "0.1.0",
        DatasetName = "california_housing.parquet",
        Rows = 20640,
        Hash = "sha256:f2c44c2d0f1b0a9d9b3c6a4e1f8d7c6b5a49382716f5e4d3c2b1a05c1d7f7ac6",
        SetAside = [],
        Columns =
        [
            Number("longitude", -124.35, -114.31, 20640, 0, 844, 1.2), Number("latitude", 32.54, 41.95, 20640, 0, 862, .9),
            Number("housing_median_age", 1, 52, 20640, 0, 52, 1.1), Number("total_rooms", 2, 39320, 20640, 0, 5926, .3),
            Number("total_bedrooms", 1, 6445, 20640, 207, 1923, .3), Number("median_income", .4999, 15.0001, 20640, 0, 12928, .8),
            Text("ocean_proximity", 0, 5, ("<1H OCEAN", 9136), ("INLAND", 6551), ("NEAR OCEAN", 2658), ("NEAR BAY", 2290), ("ISLAND", 5)),
            Number("median_house_value", 14999, 500001, 20640, 0, 3842, .9),
        ],
        Target = "median_house_value",
        Task = TaskKind.Regression,
        ClassNames = [],
        Metric = "mae",
        HigherIsBetter = false,
        Seed = 42,
        BudgetSeconds = 60,
        Split = new SplitSummary("group", 16512, 4128, 16512, 4128),
        Checks =
        [
            new("missing-code", Severity.Warning, "median_house_value", Sentence.Plain("500001 occurs 965 times and is the largest value: it may stand for 'more than 500000'."), Sentence.Plain("Set those rows aside, or predict a capped value.")),
            new("order-drift", Severity.Warning, null, Sentence.Plain("A linear model trained on the first part scores 8 100 worse on the last part than under shuffling."), Sentence.Plain("Trust the shuffled score only if new cases come in no order.")),
        ],
        Ladder =
        [
            Rung("constant", S(91200, 900, 0), 16512, .001, .0001, .001),
            Rung("one-rule", S(62700, 780, .47), 16512, .3, .001, .001, new Gain("constant", I(28500, 27700, 29300), true), "median_income"),
            Rung("linear", S(49100, 640, .64), 16512, .2, .001, .006, new Gain("one-rule", I(13600, 13000, 14200), true)),
            Rung("neighbours", S(171000, 1400, -1.9), 16512, .05, 1.1, .31, new Gain("linear", I(-121900, -124000, -119800), false)),
            Rung("boosting", S(30900, 520, .832), 16512, 1.2, 1.9, .09, new Gain("linear", I(18200, 17600, 18800), true)),
            Rung("boosting-tuned", S(29800, 510, .843), 16512, 14.8, 5.2, .2, new Gain("boosting", I(1100, 870, 1330), true)),
            Rung("predictions", S(30400, 515, .838), 16512, note: "predictions.csv", gain: new Gain("boosting-tuned", I(-600, -910, -290), false)),
        ],
        Candidate = "boosting-tuned",
        CandidateMetrics = S(30100, 1010, .84),
        Estimate = "test",
        EstimateRows = 4128,
        Ceiling = null,
        CeilingReason = Sentence.Plain("a ceiling is estimated for classification only"),
        Labels = null,
        Curves =
        [
            new LearningCurve
            {
                Rung = "linear",
                Points = [new(250, I(56100, 53300, 59200)), new(1000, I(51900, 50200, 53700)), new(4000, I(49800, 48900, 50800)), new(13209, I(49150, 48500, 49800))],
                Forecast = [new(26418, I(49000, 48100, 49700)), new(132090, I(48900, 47600, 49600)), new(264180, I(48900, 47300, 49600))],
                Calibrated = false,
            },
        ],
        CurveReason = null,
        Requirements =
        [
            new() { Text = "mae <= 30000", State = RequirementState.Undecided, Observed = I(30100, 29090, 31110), Needed = new NeededRows("test-rows", 410000, 88000, null) },
            new() { Text = "mae <= 20000", State = RequirementState.Failed, Observed = I(30100, 29090, 31110) },
            new() { Text = "model_size_mb <= 20", State = RequirementState.Met, Observed = I(5.2, 5.2, 5.2) },
        ],
        Targets = [30000, 20000],
        Verdict = new Verdict
        {
            Code = VerdictCode.NotReachable,
            Message = Sentence.Plain("mae is 30,100 (29,100 to 31,100); the forecast's best end at 400,000 rows is 47,300 on the linear rung and 24,800 on boosting, above 20,000."),
            FlipsIf = [Sentence.Plain("reachable-with-work if a published or human result below 20,000 is known (--published)"), Sentence.Plain("ready for mae <= 31,200")],
        },
        Reliability = [],
        Confusion = [],
        Residuals = [.. Points()],
        Seconds = Steps(.2, .12, 1.3, .02, 38.2, .01, .01, 12.4, .01),
    };

    private static ImmutableSortedDictionary<string, Interval> S(double mae, double half, double r2) => Metrics(
        ("mae", I(mae, mae - half, mae + half)),
        ("rmse", I(mae * 1.42, mae * 1.39, mae * 1.45)),
        ("r2", I(r2, r2 - .012, r2 + .011)),
        ("median_absolute_error", I(mae * .66, mae * .64, mae * .68)),
        ("mape", I(mae / 165000, mae / 168000, mae / 161000)));

    private static IEnumerable<ResidualPoint> Points()
    {
        var random = new RandomStream(3);
        for (var i = 0; i < 500; i++)
        {
            var predicted = 40000 + 420000 * Math.Pow(random.NextDouble(), 1.6);
            yield return new ResidualPoint(Math.Clamp(predicted + random.NextGaussian() * (9000 + predicted * .16), 14999, 500001), predicted);
        }
    }
}
