using Millibar.Evidence;
using Millibar.Plan.Charters;
using Millibar.Portfolio;
using Millibar.Portfolio.Inputs;
using Millibar.Portfolio.Record;
using Millibar.Statistics;
using static Millibar.Tests.Portfolio.SampleCases;

namespace Millibar.Tests.Portfolio;

public sealed class EstimatorRecordTests
{
    [Fact]
    public void Hits_are_counted_with_a_Wilson_interval_and_below_nine_there_is_no_factor()
    {
        var record = EstimatorRecord.Of([Outcome(50), Outcome(200), Outcome(20), Outcome(10)])[0];
        // Range 10 to 100: 50, 20 and its own end 10 lie inside.
        Assert.Equal((3, 4), (record.Hits, record.Count));
        Assert.Equal(WilsonInterval.Of(3, 4), record.HitRate);
        Assert.Null(record.Factor);
    }

    [Fact]
    public void With_nine_outcomes_the_farthest_truth_sets_the_factor()
    {
        // ceil(.9 x 10) = 9-th smallest of 9. Centre of ln 10 .. ln 100 is ln 31.6, half-range ln 3.162: 1,000 is 3 half-ranges away.
        double[] actual = [30, 31, 32, 40, 20, 50, 60, 25, 1000];
        Assert.Equal(3, EstimatorRecord.Of(actual.Select(Outcome))[0].Factor!.Value, 1e-9);
        // With nineteen, the 18-th smallest.
        Assert.Equal(1, EstimatorRecord.Of(Enumerable.Repeat(30.0, 17).Append(100).Append(1000).Select(Outcome))[0].Factor!.Value, 1e-9);
    }

    [Fact]
    public void Rescaled_ranges_hold_the_truth_nine_times_out_of_ten()
    {
        // A person whose ranges are half as wide as they should be.
        var random = new RandomStream(5);
        var (held, trials) = (0, 2000);
        var truth = RangeLaw.Positive(1, 100);
        var given = truth.Rescaled(0.5).Interval();
        for (var t = 0; t < trials; t++)
        {
            var past = Enumerable.Range(0, 29).Select(_ => new EstimateOutcome("ann", PriorityInput.Cost, new EstimateRange(given.Low, given.High), truth.At(random.NextGaussian())));
            var range = RangeLaw.Positive(given.Low, given.High).Rescaled(EstimatorRecord.Of(past)[0].Factor!.Value).Interval();
            var next = truth.At(random.NextGaussian());
            if (next >= range.Low && next <= range.High) held++;
        }

        // Exactly 27 / 30 on average; three standard errors of 2,000 trials.
        Assert.Equal(0.9, held / (double)trials, 0.021);
    }

    [Fact]
    public void Recorded_outcomes_widen_the_ranges_of_the_same_person_and_of_no_other()
    {
        var past = Enumerable.Range(0, 9).Select(i => Make($"past{i}", null, Lifecycle.Place.Stopped, EstimateOutcomes.Record(Middling, PriorityInput.Cost, 1_000_000, Now, "ann"))).ToList();
        var before = PortfolioRun.Run([Make("a")], new PortfolioOptions(), default).Projects[0].Find(PriorityInput.Cost)!;
        var after = PortfolioRun.Run([.. past, Make("a"), Make("b", Middling with { Estimator = "bob" })], new PortfolioOptions(), default);
        var ann = after.Projects.Single(project => project.Id == "a").Find(PriorityInput.Cost)!;
        Assert.True(ann.Law.Scale > 3 * before.Law.Scale);
        Assert.Contains("0 of 9", ann.Note.ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Law, after.Projects.Single(project => project.Id == "b").Find(PriorityInput.Cost)!.Law);
    }

    [Fact]
    public void An_outcome_reads_back_as_it_was_recorded()
    {
        var item = EstimateOutcomes.Record(Middling, PriorityInput.ValuePerYear, 123_456.78, Now, "bob");
        Assert.Equal("ann", item.Fact("estimator"));
        Assert.Equal(("100000", "400000"), (item.Fact("low"), item.Fact("high")));
        using var json = System.Text.Json.JsonDocument.Parse(EvidenceJson.Write(item));
        Assert.Equal(item.Id, EvidenceJson.Read(json.RootElement, "test").Id);
    }

    [Theory]
    [InlineData(PriorityInput.Cost, 0)]
    [InlineData(PriorityInput.Cost, double.PositiveInfinity)]
    [InlineData(PriorityInput.Success, 0.5)]
    public void An_impossible_outcome_is_refused(PriorityInput input, double actual) =>
        Assert.Equal("estimate-outcome", Assert.Throws<MillibarException>(() => EstimateOutcomes.Record(Middling, input, actual, Now, "bob")).Code);

    private static EstimateOutcome Outcome(double actual) => new("ann", PriorityInput.Cost, new EstimateRange(10, 100), actual);
}
