using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Back.DeployToPlan;

/// <summary>Deploy to Plan: with real users a requirement is missed after pilot and data are ruled out, or most answers are overridden.</summary>
/// <remarks>The pilot is ruled out by having been passed: this speaks from canary on. Overriding is asked where a person confirms.</remarks>
internal sealed class FailsInTheRealWorld : IRule
{
    /// <summary>Share of answers that people override from which they would do better without.</summary>
    private const double MostOverridden = 0.5;

    /// <inheritdoc/>
    public Reason Reason => AllReasons.FailsInTheRealWorld;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.DeployMetric, EvidenceKinds.Drift, EvidenceKinds.Harm, EvidenceKinds.Overridden];

    /// <inheritdoc/>
    public string Condition => "in canary or production a requirement failed and data-mismatch and more-data-needed are ruled out; or, with a human in the loop, more than half of the answers are overridden";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (StepBack.Owed(file, Reason) is { } step) return NewPlan.SinceStepBack(file, step);
        if (file.Place.Stage != Stage.Deploy)
            return new Ruling.CannotTell(Sentence.Of("Nothing is in use yet."), Steps.Measure(Sentence.Of("Measure in use."), EvidenceKinds.DeployMetric, 8, Place.Canary)) { Cites = [] };
        if (file.Place != Place.Canary && file.Place != Place.Production)
            return new Ruling.DoesNotFire(Sentence.Of("Nobody uses it before canary.")) { Cites = [] };

        var users = file.Charter.Archetype == Archetype.HumanInTheLoop ? ByUsers(file) : null;
        if (users is Ruling.Fires) return users;
        var standings = PhaseStandings.Of(file);
        var opening = PhaseStandings.Opening(file, standings);
        if (opening is Ruling.CannotTell) return opening;
        if (opening is not null) return users ?? opening;

        if (OtherCauses.Explain(file, now, out var mismatch) is { } other) return other;

        var failed = standings.Where(standing => standing.State == RequirementState.Failed).ToList();
        return new Ruling.Fires(
            Sentence.Of($"In {file.Place.Code}, {Words.List(failed.Select(standing => Sentence.Of($"{standing.Requirement.Text} is missed ({Words.Value(standing.Estimate)}, n = {Words.Count(standing.Item!.Rows ?? 0)})")))}, though the pilot was passed and the data are like those of training."),
            failed.Min(standing => standing.Requirement.Confidence),
            Steps.PlanAgain(Sentence.Of("Find out what the pilot did not show, and plan with it.")))
        {
            Cites = [.. failed.SelectMany(standing => standing.Cites).Union(mismatch.Cites)],
            Flips = PhaseStandings.Flips(file, failed),
        };
    }

    private static Ruling ByUsers(CaseFile file)
    {
        var measure = Steps.Measure(Sentence.Of("Count how many answers people override or ignore."), EvidenceKinds.Overridden, 2, file.Place);
        if (file.Reading.Find(EvidenceKinds.Overridden, phase: file.Place) is not { Measured: { } share } item)
            return new Ruling.CannotTell(Sentence.Of($"How many answers people override in {file.Place.Code} is not measured."), measure) { Cites = [] };
        var words = Sentence.Of($"people override {Words.Value(share)} of the answers in {file.Place.Code} (n = {Words.Count(item.Rows ?? 0)})");
        if (share.Low > MostOverridden)
            return new Ruling.Fires(Sentence.Of($"Most answers are of no use: {words}."), share.Level, Steps.PlanAgain(Sentence.Of("Watch people work with it, and plan with what they need.")))
            {
                Cites = [item.Id],
                Flips = [.. Unless(file) ?? [Became(item, 0.1)]],
            };
        return new Ruling.DoesNotFire(Sentence.Of($"The answers are used: {words}.")) { Cites = [item.Id], Flips = [Became(item, 0.9)] };
    }

    /// <summary>Where a requirement fails too, no one measurement turns it; null where it would.</summary>
    private static ImmutableArray<Flip>? Unless(CaseFile file)
    {
        var failed = PhaseStandings.Of(file).Where(standing => standing.State == RequirementState.Failed).Select(standing => standing.Requirement).ToList();
        return failed.Count == 0 ? null :
        [
            new Flip
            {
                Text = Sentence.Of($"the plan gives up {string.Join(", ", failed.Select(requirement => requirement.Text))} and the person who confirms"),
                Charter = CharterRequirements.Without(file.Charter, failed) with { Archetype = null },
            },
        ];
    }

    private static Flip Became(EvidenceItem item, double share) => new()
    {
        Text = Sentence.Of($"people override {Words.Percent(share)} of the answers"),
        Evidence = Flip.Sure(item, share),
    };
}
