using System.Collections.Immutable;
using Millibar.Data.Splits;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Tests.Data.Splits;

namespace Millibar.Tests.Decide;

public sealed class TestLedgerTests
{
    private const string Id = "split-of-today";

    [Fact]
    public void A_used_up_test_part_shuts_the_gate_and_says_what_to_collect()
    {
        // 1,000 rows bear 12 looks.
        var file = Split(Cases.At(Place.Train));
        Assert.Equal(RecommendedMove.Advance, Judge(Looked(file, 12)).Move);
        var advice = Judge(Looked(file, 13));
        Assert.Equal(RecommendedMove.Stay, advice.Move);
        var condition = advice.Gate!.Conditions.First(one => one.Code == "requirement" && one.State != RequirementState.Met);
        Assert.Equal(RequirementState.Undecided, condition.State);
        Assert.Contains("looked at 13 times, and its 1,000 rows bear 12", condition.Text.ToString(), StringComparison.Ordinal);
        Assert.Contains("data split --replace", condition.Next!.Command, StringComparison.Ordinal);
        Assert.Contains("looked at 13 times", advice.Radar.First(reading => reading.Code == "unclear-success").Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Failed_stays_failed_and_what_comes_from_a_clock_stays_met()
    {
        var file = Looked(Split(Cases.At(Place.Train).Reaching(0.7)), 100);
        var standings = file.Reading.Contender!.Standings;
        Assert.Equal(RequirementState.Failed, standings[0].State);
        Assert.Equal(RequirementState.Met, standings.First(standing => standing.Requirement.Metric == "latency_p99_ms").State);
    }

    [Fact]
    public void A_weighted_average_of_what_was_looked_at_too_often_is_undecided()
    {
        var file = Split(Cases.At(Place.Train)).Change(charter => charter with
        {
            Success = charter.Success with { Optimise = null, Requirements = [], Weights = ImmutableSortedDictionary<string, double>.Empty.Add(Cases.Metric, 1), WeightedThreshold = 0.8 },
        });
        Condition Average(int looks) => Judge(Looked(file, looks)).Gate!.Conditions.Single(condition => condition.Code == "weighted-average");
        Assert.Equal(RequirementState.Met, Average(12).State);
        Assert.Equal(RequirementState.Undecided, Average(13).State);
        Assert.Contains("looked at 13 times", Average(13).Text.ToString(), StringComparison.Ordinal);
        Assert.Contains("data split --replace", Average(13).Next!.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void Looks_at_other_rows_use_nothing_up()
    {
        var file = Split(Cases.At(Place.Train));
        var others = new[]
        {
            Look(1) with { Split = "an earlier split" }, Look(2) with { Split = null }, Look(3) with { Estimate = "nested-cv" },
        };
        Assert.Equal(0, (file with { Looks = [.. others] }).Reading.Ledger.Used);
        Assert.Equal(1, (file with { Looks = [.. others, Look(4)] }).Reading.Ledger.Used);
        // Without a split of the project looks count for the data version.
        Assert.Equal(1, (file with { Split = null, Looks = [.. others] }).Reading.Ledger.Used);
    }

    [Fact]
    public void Nested_cross_validation_locks_nothing_away()
    {
        var file = Looked(Cases.At(Place.Train), 100) with { Split = null };
        file = file with { Looks = [.. file.Looks.Select(look => look with { Split = null, Estimate = "nested-cv" })] };
        Assert.Equal(RecommendedMove.Advance, Judge(file).Move);
    }

    [Fact]
    public void A_stricter_tolerance_or_confidence_bears_fewer_looks()
    {
        var file = Split(Cases.At(Place.Train));
        Assert.Equal(RecommendedMove.Stay, Judge(Looked(file with { Split = file.Split! with { Tolerance = 0.05 } }, 3)).Move);
        Assert.Equal(RecommendedMove.Advance, Judge(Looked(file with { Split = file.Split! with { Tolerance = 0.05 } }, 2)).Move);
    }

    [Fact]
    public void What_was_measured_on_another_test_part_is_not_measured_on_this_one()
    {
        // Otherwise a used-up part could be put away, and its numbers would count again.
        var file = Split(Cases.At(Place.Train));
        CaseFile On(string? split) => file with
        {
            Evidence = [.. file.Evidence.Select(item => item is { Kind: EvidenceKinds.Candidate, Metric: Cases.Metric }
                ? item with { Facts = item.Facts.SetItem("estimate", "test").SetItem("split", split ?? "by seed") }
                : item)],
        };
        Assert.Equal(RecommendedMove.Advance, Judge(On(Id)).Move);
        Assert.Equal(RecommendedMove.Stay, Judge(On("an earlier split")).Move);
        Assert.Equal(RecommendedMove.Stay, Judge(On(null)).Move);
    }

    [Fact]
    public void A_look_reads_back_as_it_was_written()
    {
        var look = Look(7) with { Until = 3.5 };
        var read = TestLook.Read(Entry.Of(look.Entry().Body.ToArray()));
        Assert.Equal(look with { At = read.At, By = read.By }, read);
        Assert.Equal(look.Inputs, look.Entry().Key);
    }

    internal static CaseFile Split(CaseFile file) => file with
    {
        Split = new LockedSplit { Id = Id, Kind = "stratified", Columns = [], Share = 0.2, Target = "late", Data = Cases.Data, TestRows = 1_000 },
    };

    internal static CaseFile Looked(CaseFile file, int looks) => file with { Looks = [.. Enumerable.Range(0, looks).Select(Look)] };

    private static TestLook Look(int number) => new()
    {
        Data = Cases.Data,
        Split = Id,
        Purpose = "try",
        Model = Cases.Model,
        Metric = Cases.Metric,
        Estimate = "test",
        Rows = 1_000,
        Inputs = $"look {number}",
    };

    private static Recommendation Judge(CaseFile file) => DecisionEngine.Default.Judge(file, Cases.Now);
}
