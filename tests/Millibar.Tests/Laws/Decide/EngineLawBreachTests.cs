using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Tests.Decide;

namespace Millibar.Tests.Laws.Decide;

/// <summary>Each law sees the breach that is planted for it.</summary>
public sealed class EngineLawBreachTests
{
    private static readonly CaseFile File = Cases.At(Place.Train);

    [Fact]
    public void A_rule_that_is_silenced_by_losing_its_evidence_is_seen()
    {
        var leaking = File.With(EvidenceKinds.Leakage, 1);
        var engine = With(file => file.Newest(EvidenceKinds.Leakage) is { Value: > 0 } item ? Fires(item.Id) : Clear());
        Assert.NotNull(EngineLaws.Losing(engine, leaking, leaking.Without(EvidenceKinds.Leakage)));
        Assert.Null(EngineLaws.Losing(engine, leaking, leaking));
    }

    [Fact]
    public void A_rule_that_is_silenced_by_looking_more_often_is_seen()
    {
        var engine = With(file => file.Looks.Length < 5 ? Fires() : Clear());
        Assert.NotNull(EngineLaws.Looking(engine, File, 1, 9));
        Assert.Null(EngineLaws.Looking(DecisionEngine.Default, TestLedgerTests.Split(File), 1, 99));
    }

    [Fact]
    public void A_rule_that_falls_for_the_newest_candidate_is_seen()
    {
        var worse = File.Reaching(0.6, model: "linear");
        var engine = With(file => file.Evidence.Last(item => item.Kind == EvidenceKinds.Candidate) is { Value: < 0.85 } item ? Fires(item.Id) : Clear());
        Assert.NotNull(EngineLaws.Losing(engine, worse, worse with { Evidence = [.. worse.Evidence.Where(item => item.Subject.Model != "linear")] }));
    }

    [Fact]
    public void A_rule_that_sends_better_numbers_back_is_seen()
    {
        var one = File with { Evidence = [.. File.Evidence.Where(item => item is { Kind: EvidenceKinds.Candidate, Metric: Cases.Metric })] };
        var engine = With(file => file.Newest(EvidenceKinds.Candidate) is { Value: > 0.95 } item ? Fires(item.Id) : Clear());
        Assert.NotNull(EngineLaws.Better(engine, one, new Tape([0, 0, 1])));
    }

    [Fact]
    public void An_answer_that_depends_on_the_order_of_entries_is_seen()
    {
        var engine = With(file => new Ruling.DoesNotFire(Sentence.Of($"{file.Evidence[0].Kind}")) { Cites = [] });
        Assert.NotNull(EngineLaws.Order(engine, File, new Tape([.. Enumerable.Range(1, 200).Select(i => (byte)i)])));
    }

    [Fact]
    public void A_citation_of_nothing_is_seen() => Assert.NotNull(EngineLaws.Cited(With(_ => Fires("nothing")), File));

    [Fact]
    public void A_flip_that_flips_nothing_and_a_refusal_without_one_are_seen()
    {
        var idle = new Flip { Text = Sentence.Of("the owner changes"), Charter = File.Charter with { Problem = "other" } };
        foreach (var ruling in new[] { Fires(), Fires() with { Flips = [idle] } })
        {
            var engine = With(_ => ruling);
            Assert.NotNull(EngineLaws.Flips([new Rule(_ => ruling)], engine, File));
        }
    }

    [Fact]
    public void An_answer_that_hangs_on_a_name_is_seen()
    {
        Assert.NotNull(EngineLaws.Renamed(With(file => file.Name.StartsWith('q') ? Clear() : Fires()), File));
        Assert.Null(EngineLaws.Renamed(With(file => new Ruling.DoesNotFire(Sentence.Of($"{file.Name}")) { Cites = [] }), File));
    }

    [Fact]
    public void A_rule_that_fires_on_nothing_and_a_gate_that_opens_on_nothing_are_seen()
    {
        var nothing = File with { Evidence = [] };
        Assert.NotNull(EngineLaws.Empty(With(_ => Fires()), nothing));
        Assert.NotNull(EngineLaws.Empty(With(_ => Clear()), nothing));
    }

    private static DecisionEngine With(Func<CaseFile, Ruling> judge) => new([new Rule(judge)], [new OpenGate()], []);

    private static Ruling.Fires Fires(params string[] cites) => new(Sentence.Of("planted 1"), 1, new NextStep(Sentence.Of("x"), "x", 0)) { Cites = [.. cites] };

    private static Ruling.DoesNotFire Clear() => new(Sentence.Of("clear")) { Cites = [] };

    private sealed class Rule(Func<CaseFile, Ruling> judge) : IRule
    {
        public Reason Reason => AllReasons.TaskTooHard;

        public ImmutableArray<string> Needs => [];

        public string Condition => "planted";

        public Ruling Judge(CaseFile file, DateTimeOffset now) => judge(file);
    }

    private sealed class OpenGate : IGate
    {
        public Place From => Place.Train;

        public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now) => [new Condition { Code = "open", State = RequirementState.Met, Text = Sentence.Of("open") }];
    }
}
