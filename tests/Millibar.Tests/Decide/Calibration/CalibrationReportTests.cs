using Millibar.Decide;
using Millibar.Decide.Calibration;
using Millibar.Lifecycle;

namespace Millibar.Tests.Decide.Calibration;

public sealed class CalibrationReportTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static MadeDecision Claim(string id, double? confidence, bool overridden = false) => new()
    {
        Id = id,
        Override = overridden,
        From = Place.Train,
        To = Place.Plan,
        Reason = null,
        Recommended = Place.Plan,
        RecommendedReason = null,
        Confidence = confidence,
        Claim = "out of reach",
        Cites = [],
        Why = null,
        CharterVersion = 1,
        DataVersion = null,
        At = At,
        By = "ann",
    };

    private static SettledOutcome Outcome(string id, bool held) => new(id, held, null, At, "ann");

    [Fact]
    public void Shares_Brier_score_and_reliability_are_those_worked_out_by_hand()
    {
        MadeDecision[] decisions = [Claim("a", 0.9), Claim("b", 0.9, overridden: true), Claim("c", 0.6), Claim("d", 0.95), Claim("none", null)];
        var report = CalibrationReport.Of(decisions, [Outcome("a", true), Outcome("b", false), Outcome("c", true), Outcome("none", true)]);
        Assert.Equal(new Tally(2, 3), report.Verdicts);
        Assert.Equal(new Tally(1, 1), report.Overrides);
        Assert.Equal(1, report.Open);
        // Squared distances: 0.1^2, 0.9^2, 0.4^2; their mean is 0.98 / 3, their standard deviation 0.4243, Student's quantile at 2 degrees 4.303.
        Assert.Equal(0.98 / 3, report.Brier!.Value.Value, 12);
        Assert.Equal(0, report.Brier.Value.Low);
        Assert.Equal(1, report.Brier.Value.High);
        Assert.Equal([(0.5, 0.7, 1, 1), (0.9, 0.95, 1, 2)], report.Reliability.Select(row => (row.From, row.To, row.Claims.Held, row.Claims.Settled)));
        Assert.NotNull(report.TooFew);
    }

    [Fact]
    public void Calibrated_claims_in_number_are_judged_and_sure_true_ones_score_zero()
    {
        var claims = Enumerable.Range(0, 40).Select(i => Claim($"d{i}", 1.0)).ToList();
        var report = CalibrationReport.Of(claims, claims.Select(claim => Outcome(claim.Id, true)));
        Assert.Null(report.TooFew);
        Assert.Equal(0, report.Brier!.Value.High);
        Assert.Equal((40, 40), (report.Verdicts.Held, report.Verdicts.Settled));
        Assert.InRange(report.Verdicts.Share!.Value.Low, 0.9, 0.95);
    }

    [Fact]
    public void Nothing_settled_is_no_number()
    {
        var report = CalibrationReport.Of([Claim("a", 0.9)], []);
        Assert.Null(report.Brier);
        Assert.Null(report.Verdicts.Share);
        Assert.Equal(1, report.Open);
        Assert.Contains("0 settled", report.TooFew, StringComparison.Ordinal);
    }
}
