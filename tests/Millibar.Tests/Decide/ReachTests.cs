using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Tests.Decide;

public sealed class ReachTests
{
    private static readonly Standing Bar = new(RequirementParser.ParseForAnyTask("roc_auc >= 0.85"), null);

    [Fact]
    public void The_need_is_linear_in_the_logarithm_of_the_rows()
    {
        // Better end: 0.81 at 1,000 and 0.87 at 5,000: two thirds of the way, 1,000 x 5^(2/3) = 2,924.02.
        // Worse end: 0.83 at 5,000 and 0.87 at 20,000: half way, 5,000 x 4^(1/2) = 10,000.
        var reach = Read((0.83, 0.87), (0.87, 0.9));
        Assert.Equal((2_925, 10_000), (reach.Low, reach.High));
        Assert.True(reach is { Reaches: true, May: false, Misses: false, IsShort: false, Today: 1_000 });
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(9_900, false)]
    public void Rows_that_cannot_be_had_do_not_count(double maxRows, bool reaches)
    {
        var reach = Read((0.83, 0.87), (0.87, 0.9), maxRows);
        Assert.Equal(reaches, reach.Reaches);
        Assert.Equal(!reaches, reach.May);
    }

    [Fact]
    public void A_curve_that_ends_before_the_rows_that_can_be_had_is_no_refusal()
    {
        Assert.True(Read((0.8, 0.82), (0.81, 0.83), 100_000).Misses);
        Assert.True(Read((0.8, 0.82), (0.81, 0.83), 200_000) is { Misses: false, IsShort: true });
    }

    [Fact]
    public void An_error_that_must_fall_is_read_the_other_way_round()
    {
        var bar = new Standing(RequirementParser.ParseForAnyTask("mae <= 2"), null);
        var curve = Cases.At(Place.Train).Forecast((1.5, 2.5), (1, 1.5), today: 3).Current(EvidenceKinds.LearningCurve).Single();
        var reach = CurveReach.Of(curve, bar, null)!;
        // Better end (low): 2.99 at 1,000, 1.5 at 5,000; worse end (high): 2.5 at 5,000, 1.5 at 20,000.
        Assert.Equal((int)Math.Ceiling(1_000 * Math.Pow(5, 0.99 / 1.49)), reach.Low);
        Assert.Equal(10_000, reach.High);
    }

    [Fact]
    public void A_curve_that_reaches_the_target_outweighs_the_ceiling_and_one_that_only_may_does_not()
    {
        var beyond = Cases.At(Place.Train).Reaching(0.8).With(EvidenceKinds.Ceiling, 0.82, (0.8, 0.84), metric: Cases.Metric);
        Assert.IsType<Ruling.DoesNotFire>(TooHard(beyond.Forecast((0.83, 0.86), (0.87, 0.9))));
        Assert.IsType<Ruling.Fires>(TooHard(beyond.Forecast((0.83, 0.84), (0.84, 0.9))));
    }

    [Fact]
    public void Without_boosting_nobody_says_that_the_best_is_not_good_enough()
    {
        var hard = Faults.All["task-too-hard"](Cases.At(Place.Train));
        Assert.IsType<Ruling.Fires>(TooHard(hard));
        Assert.IsType<Ruling.CannotTell>(TooHard(hard.Without(EvidenceKinds.Rung)));
    }

    [Fact]
    public void A_curve_that_only_may_needs_the_ceiling_before_the_task_is_called_possible()
    {
        var may = Cases.At(Place.Train).Reaching(0.8).Forecast((0.83, 0.84), (0.84, 0.9));
        Assert.IsType<Ruling.DoesNotFire>(TooHard(may));
        Assert.IsType<Ruling.CannotTell>(TooHard(may.Without(EvidenceKinds.Ceiling)));
        var none = Cases.Item(EvidenceKinds.Ceiling, null, n: null, metric: Cases.Metric);
        Assert.IsType<Ruling.DoesNotFire>(TooHard(may.With(none with { Facts = none.Facts.Add("none", "no duplicate rows") })));
    }

    [Fact]
    public void In_deploy_the_curve_must_make_up_for_what_the_model_loses_there()
    {
        // 0.9 on test rows and 0.8 in the pilot: to be at 0.85 there, the curve must come to 0.95.
        var pilot = Cases.At(Place.Pilot).With(EvidenceKinds.DeployMetric, 0.8, (0.79, 0.81), metric: Cases.Metric, phase: "pilot");
        Assert.IsType<Ruling.Fires>(MoreData(pilot.Forecast((0.9, 0.94), (0.955, 0.98), today: 0.9)));
        Assert.IsType<Ruling.DoesNotFire>(MoreData(pilot.Forecast((0.9, 0.93), (0.93, 0.945), today: 0.9)));
    }

    [Fact]
    public void More_data_names_the_bracket_and_the_rounds()
    {
        var ruling = Assert.IsType<Ruling.Fires>(MoreData(Cases.At(Place.Train).Reaching(0.8).Forecast((0.83, 0.87), (0.87, 0.9))));
        Assert.Contains("2,925 to 10,000", ruling.Finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("Collect up to 2,925", ruling.Next.What.ToString(), StringComparison.Ordinal);
    }

    private static Ruling TooHard(CaseFile file) => Judge("task-too-hard", file);

    private static Ruling MoreData(CaseFile file) => Judge("more-data-needed", file);

    private static Ruling Judge(string reason, CaseFile file) => AllRules.InOrder.Single(rule => rule.Reason.Code == reason).Judge(file, Cases.Now);

    private static CurveReach Read((double, double) near, (double, double) far, double? maxRows = null) =>
        CurveReach.Of(Cases.At(Place.Train).Forecast(near, far).Current(EvidenceKinds.LearningCurve).Single(), Bar, maxRows)!;
}
