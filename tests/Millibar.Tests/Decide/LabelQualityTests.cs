using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;

namespace Millibar.Tests.Decide;

public sealed class LabelQualityTests
{
    [Theory]
    [InlineData("accuracy >= 0.9", 0.1)]
    [InlineData("roc_auc >= 0.85", 0.15)]
    [InlineData("recall_top5 >= 0.95", 0.05)]
    [InlineData("mcc >= 0.6", 0.2)]
    [InlineData("brier <= 0.08", 0.08)]
    [InlineData("log_loss <= 0.5004", 0.2)] // entropy of 0.2: 0.2 ln 5 + 0.8 ln 1.25 = 0.5004
    [InlineData("mae <= 2", LabelQuality.DefaultErrorRate)]
    public void The_limit_is_the_error_rate_at_which_a_perfect_model_is_scored_at_the_target(string target, double rate) =>
        Assert.Equal(rate, LabelQuality.ErrorRate(RequirementParser.ParseForAnyTask(target)), 4);

    [Theory]
    [InlineData(0.30, 0.25, 0.35, typeof(Ruling.Fires))]
    [InlineData(0.10, 0.05, 0.14, typeof(Ruling.DoesNotFire))]
    [InlineData(0.14, 0.10, 0.18, typeof(Ruling.CannotTell))]
    public void Reviewed_errors_fire_clear_or_leave_it_open(double value, double low, double high, Type ruling) =>
        Assert.IsType(ruling, Judge(Cases.At(Place.Train).With(EvidenceKinds.LabelErrors, value, (low, high), 200)));

    [Fact]
    public void Flags_alone_never_fire_it_and_never_clear_it()
    {
        var unreviewed = Cases.At(Place.Train).Without(EvidenceKinds.LabelErrors);
        foreach (var share in new[] { 0.0, 0.9 })
        {
            var open = Assert.IsType<Ruling.CannotTell>(Judge(unreviewed.With(EvidenceKinds.LabelFlags, share, (share, share), 10_000)));
            Assert.Contains("flagged", open.Why.ToString(), StringComparison.Ordinal);
            Assert.Equal("millibar label audit", open.Missing.Command);
            Assert.Equal("millibar label review --random 32", LabelQuality.Measure(unreviewed.With(EvidenceKinds.LabelErrors, 0.10, (0.05, 0.18), 20)).Command); // limit 0.15: 20 (0.08 / 0.05)^2 = 51.2 in all
        }
    }

    [Fact]
    public void With_several_annotators_their_agreement_is_what_counts()
    {
        // Both err at 0.15: (1 - 0.3)^2 = 0.49.
        var several = Cases.At(Place.Train).Change(charter => charter with { Target = charter.Target with { Labels = LabelOrigin.SeveralAnnotators } });
        Assert.IsType<Ruling.CannotTell>(Judge(several));
        Assert.IsType<Ruling.DoesNotFire>(Judge(several.With(EvidenceKinds.LabelAgreement, 0.6, (0.5, 0.7), 150)));
        Assert.IsType<Ruling.Fires>(Judge(several.With(EvidenceKinds.LabelAgreement, 0.4, (0.3, 0.48), 150)));
    }

    private static Ruling Judge(CaseFile file) => AllRules.InOrder.Single(rule => rule.Reason.Code == "labels-unreliable").Judge(file, Cases.Now);
}
