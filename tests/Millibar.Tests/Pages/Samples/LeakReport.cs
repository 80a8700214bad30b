using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Decide;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Trial;
using static Millibar.Tests.Pages.Samples.SampleReports;

namespace Millibar.Tests.Pages.Samples;

/// <summary>Blocked by leakage: no curve, no requirements, a ladder that is not to be trusted.</summary>
internal static class LeakReport
{
    public static TrialReport Make() => CreditReport.Make() with
    {
        DatasetName = "aer_creditcard.csv",
        Rows = 1319,
        SetAside = [],
        Target = "card",
        ClassNames = ["no", "yes"],
        Columns = [Number("expenditure", 0, 3099.5, 1319, 0, 981, .1), Number("share", 0.0001, .9063, 1319, 0, 1162, .1), Number("income", .21, 13.5, 1319, 0, 431, .5), Text("owner", 0, 2, ("no", 738), ("yes", 581)), Text("card", 0, 2, ("yes", 1023), ("no", 296))],
        Metric = "roc_auc",
        Split = new SplitSummary("stratified", 1319, 0, 1319, 0),
        Checks =
        [
            new("leakage-single-column", Severity.Error, "expenditure", Sentence.Plain("'expenditure' alone separates the classes almost perfectly: roc_auc 0.999 (0.997 to 1.000); it is 0 in every row with card = no."), Sentence.Plain("If it is filled only after the card is granted, run again with --drop expenditure,share.")),
            new("leakage-single-column", Severity.Error, "share", Sentence.Plain("'share' alone separates the classes almost perfectly: roc_auc 0.998 (0.996 to 1.000)."), Sentence.Plain("Run again with --drop share.")),
        ],
        Ladder = [Rung("constant", Metrics(("roc_auc", I(.5, .5, .5))), 1319, .001, .0001, .001), Rung("one-rule", Metrics(("roc_auc", I(.999, .997, 1))), 1319, .1, .001, .001, new Gain("constant", I(.499, .497, .5), true), "expenditure")],
        Candidate = null,
        CandidateMetrics = ImmutableSortedDictionary<string, Interval>.Empty,
        EstimateRows = 0,
        Labels = null,
        Curves = [],
        CurveReason = Sentence.Plain("not measured while a leak is suspected"),
        Requirements = [],
        Targets = [],
        Verdict = new Verdict
        {
            Code = VerdictCode.Blocked,
            Message = Sentence.Plain("Two columns predict the target almost perfectly; the score says nothing about new cases until it is known when they are filled in."),
            FlipsIf = [Sentence.Plain("any other verdict once expenditure and share are dropped, or confirmed to be known before the decision")],
        },
        Reliability = [],
        Confusion = [],
    };
}
