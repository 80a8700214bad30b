using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Tests.Decide;

public sealed class DecisionEngineTests
{
    public static TheoryData<string, Archetype> Places()
    {
        var data = new TheoryData<string, Archetype>();
        foreach (var place in Place.All.Where(place => place.Next is not null))
            foreach (var archetype in Enum.GetValues<Archetype>())
                data.Add(place.Code, archetype);
        return data;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_case_with_everything_goes_on(string place, Archetype archetype)
    {
        var advice = Judge(Cases.At(Place.Find(place)!.Value, archetype));
        Assert.True(advice.Move == RecommendedMove.Advance, $"{advice.Move} {advice.Reason?.Code}: {advice.Why}");
        Assert.Equal(Place.Find(place)!.Value.Next, advice.To);
    }

    public static TheoryData<string> Reasons() => [.. AllReasons.InOrder.Select(reason => reason.Code)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_planted_fault_is_the_recommendation_with_numbers_and_what_would_flip_it(string reason)
    {
        var advice = Judge(Faults.All[reason](Cases.At(Faults.Where(reason))));
        Assert.Equal(reason, advice.Reason?.Code);
        Assert.Equal(advice.Reason!.To is { } stage ? stage : advice.From.Stage, advice.To.Stage);
        Assert.NotEmpty(advice.Flips);
        Assert.InRange(advice.Confidence!.Value, 0.9, 1);
        Assert.Matches("[0-9]", advice.Why.ToString());
        Assert.Equal(RequirementState.Failed, advice.Gate!.State);
    }

    /// <summary>Neighbours in the order of precedence that can hold at once, and a place in which they can. Under- and overfit never hold at once.</summary>
    [Theory]
    [InlineData("leakage", "labels-unreliable", "train")]
    [InlineData("labels-unreliable", "underfit", "train")]
    [InlineData("underfit", "more-data-needed", "train")]
    [InlineData("overfit", "more-data-needed", "train")]
    [InlineData("requirements-conflict", "more-data-needed", "train")]
    [InlineData("requirements-conflict", "task-too-hard", "train")]
    [InlineData("task-too-hard", "stop", "train")]
    [InlineData("other-target-is-easier", "data-unobtainable", "data")]
    [InlineData("data-unobtainable", "stop", "data")]
    [InlineData("data-mismatch", "more-data-needed", "shadow")]
    [InlineData("more-data-needed", "stop", "pilot")]
    [InlineData("stop", "pilot-not-good-enough", "pilot")]
    [InlineData("stop", "metric-does-not-drive-use", "canary")]
    [InlineData("metric-does-not-drive-use", "fails-in-the-real-world", "canary")]
    public void Of_two_faults_the_cause_comes_before_the_consequence(string one, string other, string place)
    {
        var file = Cases.At(Place.Find(place)!.Value, Archetype.HumanInTheLoop);
        var advice = Judge(Faults.All[other](Faults.All[one](file)));
        var codes = AllReasons.InOrder.Select(reason => reason.Code).ToList();
        Assert.Equal(codes[Math.Min(codes.IndexOf(one), codes.IndexOf(other))], advice.Reason?.Code);
        Assert.Subset(advice.Rules.Where(finding => finding.Ruling is Ruling.Fires).Select(finding => finding.Reason.Code).ToHashSet(), new HashSet<string> { one, other });
    }

    /// <summary>Rules that always fire, so that every pair is held to the order, also those that evidence keeps apart.</summary>
    [Fact]
    public void Of_any_two_reasons_of_a_stage_the_first_in_order_is_recommended()
    {
        foreach (var (first, i) in AllReasons.InOrder.Select((reason, i) => (reason, i)))
            foreach (var second in AllReasons.InOrder.Skip(i + 1).Where(second => second.From.Intersect(first.From).Any()))
            {
                var place = Place.All.First(place => first.From.Contains(place.Stage) && second.From.Contains(place.Stage));
                var engine = new DecisionEngine([new Planted(first), new Planted(second)], AllGates.InOrder, []);
                Assert.Equal(first, engine.Judge(Cases.At(place), Cases.Now).Reason);
            }
    }

    [Fact]
    public void A_crashing_rule_gate_or_cause_is_never_a_pass_and_never_a_refusal()
    {
        var file = Cases.At(Place.Train);
        var rule = new DecisionEngine([new Planted(AllReasons.TaskTooHard, crash: true)], AllGates.InOrder, AllRadarCauses.InOrder).Judge(file, Cases.Now);
        Assert.Equal(RecommendedMove.Stay, rule.Move);
        Assert.IsType<Ruling.CannotTell>(rule.Rules[0].Ruling);
        Assert.Contains("our fault", rule.Why.ToString(), StringComparison.Ordinal);

        var gate = new DecisionEngine(AllRules.InOrder, [new CrashingGate()], [new CrashingCause()]).Judge(file, Cases.Now);
        Assert.Equal(RecommendedMove.Stay, gate.Move);
        Assert.Null(gate.Confidence);
        Assert.Equal(RadarState.NotYetMeasured, Assert.Single(gate.Radar).State);
    }

    [Fact]
    public void A_charter_that_cannot_be_read_is_told_as_such()
    {
        var advice = Judge(Cases.At(Place.Train).Change(charter => charter with { Success = charter.Success with { Requirements = ["roc_auc is good"] } }));
        Assert.Equal(RecommendedMove.Stay, advice.Move);
        Assert.DoesNotContain("our fault", advice.Why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_sent_the_project_back_is_owed_at_the_next_gate()
    {
        var back = Faults.All["task-too-hard"](Cases.At(Place.Train)).SentBack(AllReasons.TaskTooHard, Place.Train, Place.Plan);
        var advice = Judge(back);
        Assert.Equal(RecommendedMove.Stay, advice.Move);
        Assert.Contains("out of reach", advice.Why.ToString(), StringComparison.Ordinal);

        var replanned = back.With(back.Charter with { Success = back.Charter.Success with { Requirements = ["roc_auc >= 0.75"] } });
        Assert.Equal(RecommendedMove.Advance, Judge(replanned).Move);
    }

    [Fact]
    public void More_data_are_owed_until_a_version_with_more_rows_is_there()
    {
        var back = Faults.All["more-data-needed"](Cases.At(Place.Train)).SentBack(AllReasons.MoreDataNeeded, Place.Train, Place.Data)
            .Change(charter => charter with { Resources = charter.Resources with { LabelBudget = null } });
        Assert.Equal("more-data-needed", Assert.Single(Judge(back).Gate!.Conditions, condition => condition.State == RequirementState.Failed).Code);

        var more = back.With(Cases.Item(EvidenceKinds.DataVersion, 5_000, data: "hash-of-more"))
            .With(EvidenceKinds.Leakage, 0, data: "hash-of-more").With(EvidenceKinds.LabelErrors, 0.02, (0.01, 0.05), 200, data: "hash-of-more");
        Assert.Equal(RecommendedMove.Advance, Judge(more).Move);
    }

    [Fact]
    public void Evidence_of_a_deployment_that_was_ended_speaks_no_more()
    {
        var again = Cases.At(Place.Pilot) with { Path = [new Move(Place.Pilot, Place.Train, "pilot-not-good-enough", Cases.Start.AddDays(30), "Ann", "d1"), new Move(Place.Train, Place.Pilot, null, Cases.Start.AddDays(40), "Ann", "d2")] };
        Assert.Equal(RecommendedMove.Stay, Judge(again).Move);
        var measured = again with { Evidence = [.. again.Evidence.Select(item => item with { At = Cases.Start.AddDays(41) })] };
        Assert.Equal(RecommendedMove.Advance, Judge(measured).Move);
    }

    [Fact]
    public void Production_without_evidence_is_not_said_to_be_well()
    {
        Assert.Equal(0.95, Judge(Cases.At(Place.Production)).Confidence);
        var blind = Judge(Cases.At(Place.Production) with { Evidence = [] });
        Assert.Null(blind.Confidence);
        Assert.Contains("not measured", blind.Why.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A rule that always fires, or always falls over.</summary>
    private sealed class Planted(Reason reason, bool crash = false) : IRule
    {
        public Reason Reason => reason;

        public ImmutableArray<string> Needs => [];

        public string Condition => "always";

        public Ruling Judge(CaseFile file, DateTimeOffset now) =>
            crash ? throw new InvalidOperationException("planted") : new Ruling.Fires(Sentence.Of("planted"), 1, new NextStep(Sentence.Of("x"), null, 0)) { Cites = [] };
    }

    private sealed class CrashingGate : IGate
    {
        public Place From => Place.Train;

        public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now) => throw new InvalidOperationException("planted");
    }

    private sealed class CrashingCause : IRadarCause
    {
        public string Code => "planted";

        public RadarReading Read(CaseFile file, IReadOnlyList<RuleFinding> rules, GateRuling? gate, DateTimeOffset now) => throw new InvalidOperationException("planted");
    }

    private static Recommendation Judge(CaseFile file) => DecisionEngine.Default.Judge(file, Cases.Now);
}
