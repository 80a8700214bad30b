using System.Collections.Immutable;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>From a case and a clock to one recommendation. Pure: the same journal gives the same answer.</summary>
/// <remarks>
/// Causes before consequences: of the reasons that may speak where the project stands, the first that fires is the recommendation.
/// When none fires, the gate ahead decides; a rule of this stage that cannot tell keeps it shut, for missing evidence is never a pass.
/// A project that was sent back passes again only when the reason no longer holds.
/// </remarks>
public sealed class DecisionEngine(ImmutableArray<IRule> rules, ImmutableArray<IGate> gates, ImmutableArray<IRadarCause> causes)
{
    /// <summary>The engine with every rule, gate and cause there is.</summary>
    public static DecisionEngine Default { get; } = new(AllRules.InOrder, AllGates.InOrder, AllRadarCauses.InOrder);

    /// <summary>Judges the case.</summary>
    /// <param name="file">The case.</param>
    /// <param name="now">The time of judging (UTC); recorded in the answer.</param>
    public Recommendation Judge(CaseFile file, DateTimeOffset now)
    {
        var findings = rules.Select(rule => new RuleFinding(rule.Reason, Guarded(rule, file, now))).ToImmutableArray();
        var gate = Gate(file, now, findings);
        var radar = causes.Select(cause => Guarded(cause, file, findings, gate, now)).ToImmutableArray();
        var fired = findings.FirstOrDefault(finding => finding.Ruling is Ruling.Fires && finding.Reason.From.Contains(file.Place.Stage));
        var advice = fired is { Ruling: Ruling.Fires ruling }
            ? Fired(file, fired.Reason, ruling)
            : gate is null ? EndOfTheRoad(file, findings) : ByGate(file, gate);
        return advice with { Gate = gate, Rules = findings, Radar = radar, Now = now };
    }

    private static Ruling Guarded(IRule rule, CaseFile file, DateTimeOffset now)
    {
        try
        {
            return rule.Judge(file, now);
        }
        catch (Exception crash) when (crash is not OperationCanceledException)
        {
            // Our fault, or a charter that cannot be read, is never the project's pass or refusal.
            return new Ruling.CannotTell(Crash.Words(rule.Reason.Code, crash), Crash.Next(crash)) { Cites = [] };
        }
    }

    private static ImmutableArray<Condition> Guarded(IGate gate, CaseFile file, DateTimeOffset now)
    {
        try
        {
            return gate.Judge(file, now);
        }
        catch (Exception crash) when (crash is not OperationCanceledException)
        {
            return [new Condition { Code = "gate", State = RequirementState.Undecided, Text = Crash.Words($"gate of {gate.From.Code}", crash), Next = Crash.Next(crash) }];
        }
    }

    private static RadarReading Guarded(IRadarCause cause, CaseFile file, ImmutableArray<RuleFinding> findings, GateRuling? gate, DateTimeOffset now)
    {
        try
        {
            return cause.Read(file, findings, gate, now);
        }
        catch (Exception crash) when (crash is not OperationCanceledException)
        {
            return new RadarReading(cause.Code, RadarState.NotYetMeasured, Crash.Words(cause.Code, crash), [], Crash.Next(crash));
        }
    }

    /// <summary>The gate ahead, with what the rules of this stage and the reason for the last step back add to it.</summary>
    private GateRuling? Gate(CaseFile file, DateTimeOffset now, ImmutableArray<RuleFinding> findings)
    {
        if (file.Place.Next is not { } next || gates.FirstOrDefault(gate => gate.From == file.Place) is not { } gate) return null;
        var asked = Guarded(gate, file, now);
        var owed = Open(findings.Where(finding => finding.Reason.From.Contains(file.Place.Stage) || StepBack.Owed(file, finding.Reason) is not null))
            // A gate may ask for a reason by itself, and several reasons for the same measurement: it is asked for once.
            .Where(condition => asked.All(other => other.Code != condition.Code && !other.Text.Equals(condition.Text)))
            .DistinctBy(condition => condition.Text);
        return new GateRuling(file.Place, next, [.. asked, .. owed]);
    }

    private static IEnumerable<Condition> Open(IEnumerable<RuleFinding> findings) =>
        findings.Where(finding => finding.Ruling is not Ruling.DoesNotFire).Select(finding => Condition.Of(finding.Reason, finding.Ruling));

    private static Recommendation Fired(CaseFile file, Reason reason, Ruling.Fires ruling)
    {
        var to = reason.To is { } stage ? Place.All.First(place => place.Stage == stage) : file.Place;
        return Draft(file) with
        {
            Move = to == Place.Stopped ? RecommendedMove.Stop : to == file.Place ? RecommendedMove.Stay : RecommendedMove.Back,
            To = to,
            Reason = reason,
            Why = ruling.Finding,
            Confidence = ruling.Confidence,
            Next = ruling.Next,
            Cites = ruling.Cites,
            Flips = ruling.Flips,
        };
    }

    private static Recommendation ByGate(CaseFile file, GateRuling gate)
    {
        if (gate.State == RequirementState.Met)
            return Draft(file) with
            {
                Move = RecommendedMove.Advance,
                To = gate.To,
                Why = Sentence.Of($"Everything that the gate from {gate.From.Code} to {gate.To.Code} asks for is met."),
                Confidence = GateConfidence,
                Next = new NextStep(Sentence.Of($"Go on to {gate.To.Code}."), "millibar decide accept", 0),
                Cites = [.. gate.Conditions.SelectMany(condition => condition.Cites).Distinct()],
                Flips = [.. gate.Conditions.SelectMany(condition => condition.Flips)],
            };

        var open = gate.Conditions.Where(condition => condition.State != RequirementState.Met).ToList();
        // What failed is known; only when nothing failed is the cheapest missing measurement the next step.
        var first = open.FirstOrDefault(condition => condition.State == RequirementState.Failed)
            ?? open.Where(condition => condition.Next is not null).MinBy(condition => condition.Next!.Hours)
            ?? open.FirstOrDefault();
        return Draft(file) with
        {
            Why = first?.Text ?? Sentence.Of($"Nothing is known yet that would open the gate to {gate.To.Code}."),
            Next = first?.Next ?? Draft(file).Next,
            Cites = first?.Cites ?? [],
            Flips = first?.Flips ?? [],
        };
    }

    private static Recommendation EndOfTheRoad(CaseFile file, ImmutableArray<RuleFinding> findings)
    {
        if (file.Place == Place.Stopped) return Draft(file) with { Why = Sentence.Of("The project is stopped. Its evidence stays.") };
        var open = Open(findings.Where(finding => finding.Reason.From.Contains(file.Place.Stage))).MinBy(condition => condition.Next!.Hours);
        return open is null
            ? Draft(file) with { Why = Sentence.Of("The project is in production and no reason speaks against it."), Confidence = GateConfidence }
            : Draft(file) with { Why = open.Text, Next = open.Next!, Cites = open.Cites, Flips = open.Flips };
    }

    /// <summary>Confidence of a gate: its conditions are judged on intervals at this level unless a requirement says otherwise.</summary>
    private const double GateConfidence = 0.95;

    private static Recommendation Draft(CaseFile file) => new()
    {
        Move = RecommendedMove.Stay,
        From = file.Place,
        To = file.Place,
        Reason = null,
        Why = Sentence.Empty,
        Confidence = null,
        Next = new NextStep(Sentence.Of("Keep watching: record new evidence as it comes."), "millibar evidence add", 0),
        Cites = [],
        Flips = [],
        Gate = null,
        Rules = [],
        Radar = [],
        Now = default,
    };
}
