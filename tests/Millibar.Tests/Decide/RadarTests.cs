using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Tests.Decide;

public sealed class RadarTests
{
    [Fact]
    public void Of_an_empty_project_no_cause_is_measured_and_each_says_what_to_do() =>
        Assert.All(Read(Cases.At(Place.Plan) with { Charter = Charter.Empty, Evidence = [], Spent = 0 }), reading =>
        {
            Assert.Equal(RadarState.NotYetMeasured, reading.State);
            Assert.NotNull(reading.Next);
        });

    [Fact]
    public void Of_a_project_that_goes_on_every_cause_is_clear() =>
        Assert.All(Read(Cases.At(Place.Train), Cases.Start.AddDays(25)), reading => Assert.True(reading is { State: RadarState.Clear, Next: null }, $"{reading.Code}: {reading.Text}"));

    [Theory]
    [InlineData("task-too-hard", "infeasible", RadarState.Danger)]
    [InlineData("more-data-needed", "infeasible", RadarState.Watch)]
    [InlineData("stop", "research-risk", RadarState.Danger)]
    public void A_reason_shows_in_its_cause(string reason, string cause, RadarState state) =>
        Assert.Equal(state, Of(cause, Read(Faults.All[reason](Cases.At(Place.Train)))).State);

    [Fact]
    public void A_date_that_is_past_shows()
    {
        var late = Cases.At(Place.Train).Change(charter => charter with { Due = new DueDates { Train = new DateOnly(2026, 2, 28) } });
        var reading = Of("team", Read(late));
        Assert.Equal(RadarState.Danger, reading.State);
        Assert.Contains("2026-02-28", reading.Text.ToString(), StringComparison.Ordinal);
        Assert.Equal("millibar plan set due.train VALUE", reading.Next!.Command);
    }

    [Fact]
    public void A_decision_that_lies_open_shows_with_its_age()
    {
        Assert.Equal(RadarState.Clear, Of("team", Read(Cases.At(Place.Train), Cases.Start.AddDays(34))).State);
        var old = Of("team", Read(Cases.At(Place.Train), Cases.Start.AddDays(35)));
        Assert.Equal(RadarState.Watch, old.State);
        Assert.Contains("open for 15 days", old.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Money_beyond_the_budget_is_a_danger()
    {
        var spent = Cases.At(Place.Train).Change(charter => charter with { Priority = charter.Priority with { Cost = new EstimateRange(100_000, 200_000), ValuePerYear = new EstimateRange(1e6, 2e6) } }) with { Spent = 100_001 };
        Assert.Equal(RadarState.Danger, Of("research-risk", Read(spent)).State);
    }

    [Fact]
    public void What_production_lacks_is_named()
    {
        var reading = Of("no-production-plan", Read(Cases.At(Place.Pilot).Change(charter => charter with { Production = charter.Production with { Monitoring = null } })));
        Assert.Equal(RadarState.Danger, reading.State);
        Assert.Contains("production.monitoring", reading.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_that_nobody_signed_are_unclear() =>
        Assert.Equal(RadarState.Watch, Of("unclear-success", Read(Cases.At(Place.Train).Change(charter => charter with { Success = charter.Success with { SignedBy = [] } }))).State);

    private static ImmutableArray<RadarReading> Read(CaseFile file, DateTimeOffset? now = null) => DecisionEngine.Default.Judge(file, now ?? Cases.Now).Radar;

    private static RadarReading Of(string cause, ImmutableArray<RadarReading> radar) => radar.Single(reading => reading.Code == cause);
}
