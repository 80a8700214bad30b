using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ceiling;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Tests.Decide;

public sealed class FeasibilityJudgeTests
{
    [Fact]
    public void Met_today_is_ready_and_says_what_would_flip_it()
    {
        var verdict = FeasibilityJudge.Judge(Case(0.9, (0.88, 0.92), target: 0.85));
        Assert.Equal(VerdictCode.Ready, verdict.Code);
        Assert.NotEmpty(verdict.FlipsIf);
    }

    [Fact]
    public void An_error_among_the_checks_blocks_whatever_the_score()
    {
        var evidence = Case(0.99, (0.98, 1), target: 0.85) with
        {
            Checks = [new Finding("leakage-single-column", Severity.Error, "share", Sentence.Plain("share gives the target away."), Sentence.Plain("Run again with --drop share."))],
        };
        var verdict = FeasibilityJudge.Judge(evidence);
        Assert.Equal(VerdictCode.Blocked, verdict.Code);
        Assert.Contains("--drop share", verdict.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Order_drift_withholds_ready()
    {
        var evidence = Case(0.9, (0.88, 0.92), target: 0.85) with
        {
            Checks = [new Finding("order-drift", Severity.Warning, null, Sentence.Plain("Later rows score lower."), Sentence.Plain("Use --time day."))],
        };
        Assert.Equal(VerdictCode.Undecided, FeasibilityJudge.Judge(evidence).Code);
    }

    [Fact]
    public void A_threshold_that_the_constant_rung_meets_is_not_ready()
    {
        var evidence = Case(0.9, (0.88, 0.92), target: 0.85) with { Candidate = "constant" };
        Assert.Equal(VerdictCode.Undecided, FeasibilityJudge.Judge(evidence).Code);
    }

    [Fact]
    public void A_curve_that_stands_on_the_target_today_asks_for_no_rows_to_learn_from()
    {
        var evidence = Case(0.8, (0.78, 0.86), target: 0.85, forecast: [(2_000, 0.86, 0.85, 0.88), (20_000, 0.9, 0.87, 0.92)]) with
        {
            DataNeed = new DataNeed(800, 800, []),
        };
        Assert.Equal(VerdictCode.Undecided, FeasibilityJudge.Judge(evidence).Code);
    }

    [Fact]
    public void A_forecast_whose_pessimistic_end_passes_is_reachable_with_data()
    {
        var evidence = Case(0.8, (0.78, 0.82), target: 0.85, forecast: [(2_000, 0.86, 0.83, 0.88), (20_000, 0.9, 0.87, 0.92)]) with
        {
            DataNeed = new DataNeed(1_700, 2_100, [1_900]),
        };
        var verdict = FeasibilityJudge.Judge(evidence);
        Assert.Equal(VerdictCode.ReachableWithData, verdict.Code);
        Assert.Equal(1_700, verdict.DataNeed!.Low);
        Assert.NotEqual(VerdictCode.ReachableWithData, FeasibilityJudge.Judge(evidence with { MaxRows = 3_000 }).Code);
    }

    [Fact]
    public void A_forecast_whose_optimistic_end_misses_everywhere_is_not_reachable()
    {
        var evidence = Case(0.7, (0.68, 0.72), target: 0.85, forecast: [(2_000, 0.72, 0.7, 0.74), (20_000, 0.74, 0.7, 0.78)]);
        Assert.Equal(VerdictCode.NotReachable, FeasibilityJudge.Judge(evidence).Code);
    }

    [Fact]
    public void Not_reachable_is_withheld_without_the_boosting_rung()
    {
        var evidence = Case(0.7, (0.68, 0.72), target: 0.85, forecast: [(2_000, 0.72, 0.7, 0.74), (20_000, 0.74, 0.7, 0.78)]);
        var without = evidence with { Ladder = [.. evidence.Ladder.Where(r => r.Rung != "boosting")] };
        Assert.NotEqual(VerdictCode.NotReachable, FeasibilityJudge.Judge(without).Code);
    }

    [Fact]
    public void A_target_beyond_the_ceiling_is_not_reachable()
    {
        var evidence = Case(0.7, (0.68, 0.72), target: 0.85) with { Ceiling = new CeilingBand(0.7, 0.8, "duplicate-rows", 400) };
        Assert.Equal(VerdictCode.NotReachable, FeasibilityJudge.Judge(evidence).Code);
    }

    [Fact]
    public void A_person_who_reaches_the_target_makes_it_reachable_with_work()
    {
        var evidence = Case(0.7, (0.68, 0.72), target: 0.85, forecast: [(2_000, 0.72, 0.7, 0.74), (20_000, 0.74, 0.7, 0.78)]);
        var human = new RungResult { Rung = "human", State = RungState.Finished, Reported = 0.93 };
        Assert.Equal(VerdictCode.ReachableWithWork, FeasibilityJudge.Judge(evidence with { Ladder = evidence.Ladder.Add(human) }).Code);
    }

    [Fact]
    public void Without_a_curve_a_missed_target_is_undecided_and_names_the_measurement()
    {
        var verdict = FeasibilityJudge.Judge(Case(0.7, (0.68, 0.72), target: 0.85) with { Curve = null, CurveReason = Sentence.Plain("the curve was switched off (--no-curve).") });
        Assert.Equal(VerdictCode.Undecided, verdict.Code);
        Assert.Contains("--no-curve", verdict.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Better_numbers_never_turn_ready_into_anything_worse()
    {
        for (var value = 0.86; value < 0.99; value += 0.01)
            Assert.Equal(VerdictCode.Ready, FeasibilityJudge.Judge(Case(value, (value - 0.005, value + 0.005), target: 0.85)).Code);
    }

    [Fact]
    public void Losing_the_curve_the_ceiling_or_the_external_rung_never_gives_ready()
    {
        var evidence = Case(0.84, (0.82, 0.86), target: 0.85, forecast: [(2_000, 0.86, 0.83, 0.88)]);
        foreach (var poorer in new[] { evidence, evidence with { Curve = null }, evidence with { Ladder = [] }, evidence with { DataNeed = null } })
            Assert.NotEqual(VerdictCode.Ready, FeasibilityJudge.Judge(poorer).Code);
    }

    [Fact]
    public void Without_a_requirement_the_reading_names_a_realistic_target()
    {
        var verdict = FeasibilityJudge.Judge(Case(0.9, (0.88, 0.92), target: null));
        Assert.Equal(VerdictCode.Reading, verdict.Code);
        Assert.Contains("--require \"roc_auc >= 0.88\"", verdict.Message.ToString(), StringComparison.Ordinal);
    }

    private static FeasibilityCase Case(double value, (double Low, double High) interval, double? target, params (int Rows, double Value, double Low, double High)[] forecast)
    {
        var estimate = new Interval(value, interval.Low, interval.High);
        var requirement = target is { } threshold ? RequirementParser.Parse($"roc_auc >= {threshold}", TaskKind.Binary, 2) : null;
        return new FeasibilityCase
        {
            Metric = "roc_auc",
            HigherIsBetter = true,
            Checks = [],
            Target = requirement,
            Requirements = requirement is null ? [] : [new RequirementResult { Text = requirement.Text, State = requirement.Judge(estimate), Observed = estimate }],
            Ladder = [Rung("constant", 0.5), Rung("linear", value), Rung("boosting", value)],
            Candidate = "linear",
            Estimate = estimate,
            Curve = new LearningCurve
            {
                Rung = "linear",
                Points = [new CurvePoint(500, estimate), new CurvePoint(1_000, estimate)],
                Forecast = [.. forecast.Select(f => new CurvePoint(f.Rows, new Interval(f.Value, f.Low, f.High)))],
                Calibrated = false,
            },
            CurveReason = null,
            DataNeed = null,
            Ceiling = null,
            MaxRows = 20_000,
            Rows = 1_000,
        };
    }

    private static RungResult Rung(string name, double value) => new()
    {
        Rung = name,
        State = RungState.Finished,
        Metrics = ImmutableSortedDictionary<string, Interval>.Empty.Add("roc_auc", new Interval(value, value - 0.02, value + 0.02)),
        Rows = 1_000,
    };
}
