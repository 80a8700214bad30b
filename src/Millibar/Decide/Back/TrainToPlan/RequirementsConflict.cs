using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Back.TrainToPlan;

/// <summary>Train to Plan: each threshold is met by some candidate, and none meets them all at once.</summary>
internal sealed class RequirementsConflict : IRule
{
    private const int MostShown = 4;

    /// <inheritdoc/>
    public Reason Reason => AllReasons.RequirementsConflict;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Candidate];

    /// <inheritdoc/>
    public string Condition => "at least two thresholds; each is met by some candidate, every candidate fails at least one";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        var contenders = file.Reading.Contenders;
        if (file.Reading.Target is null && file.Charter.Success.Weights.IsEmpty)
            return new Ruling.CannotTell(Sentence.Of("There is no threshold to reach."), Steps.SetTarget) { Cites = [] };
        if (contenders.IsEmpty)
            return new Ruling.CannotTell(Sentence.Of("No candidate is measured on today's data."), Steps.Try(file)) { Cites = [] };
        var best = contenders[0];
        var cites = contenders.SelectMany(contender => contender.Standings).SelectMany(standing => standing.Cites).ToImmutableArray();
        if (best.Standings.All(standing => standing.State == RequirementState.Met))
            return new Ruling.DoesNotFire(Sentence.Of($"{best.Model} meets every threshold at once.")) { Cites = [.. best.Standings.SelectMany(standing => standing.Cites)] };

        var open = contenders.Where(contender => contender.Standings.All(standing => standing.State != RequirementState.Failed))
            .SelectMany(contender => contender.Standings).FirstOrDefault(standing => standing.State == RequirementState.Undecided);
        if (open is not null)
            return new Ruling.CannotTell(open.Priced(), TargetOpening.MoreTestRows(file)) { Cites = open.Cites };

        var nobody = file.Reading.Requirements.FirstOrDefault(requirement => contenders.All(contender => Of(contender, requirement).State != RequirementState.Met));
        if (nobody is not null)
        {
            var alone = Sentence.Of($"{nobody.Text} is met by no candidate at all, so nothing says that the thresholds stand in each other's way.");
            // Back in Plan, that is no answer: the candidate that met it may only have been lost.
            return StepBack.Owed(file, Reason) is null
                ? new Ruling.DoesNotFire(alone) { Cites = cites }
                : new Ruling.CannotTell(alone, Steps.Try(file)) { Cites = cites };
        }

        return new Ruling.Fires(
            Sentence.Of($"No candidate meets all of {string.Join(", ", file.Reading.Requirements.Select(r => r.Text))}. The trade-off: {Sentence.Join("; ", contenders.Take(MostShown).Select(Front))}."),
            file.Reading.Requirements.Min(requirement => requirement.Confidence),
            Steps.PlanAgain(Sentence.Of("Choose which threshold gives way, or find a model that needs none to.")))
        {
            Cites = cites,
            Flips = Flips(file, contenders),
        };
    }

    private static ImmutableArray<Flip> Flips(CaseFile file, ImmutableArray<Contender> contenders)
    {
        var given = contenders[0].Standings.Where(standing => standing.State != RequirementState.Met).Select(standing => standing.Requirement).ToList();
        var near = contenders.FirstOrDefault(contender => contender.Standings.Count(standing => standing.State != RequirementState.Met) == 1)?
            .Standings.First(standing => standing.State != RequirementState.Met);
        return
        [
            .. near?.Flips ?? [],
            new Flip { Text = Sentence.Of($"{string.Join(", ", given.Select(r => r.Text))} is given up, and {contenders[0].Model} taken"), Charter = CharterRequirements.Without(file.Charter, given) },
        ];
    }

    private static Standing Of(Contender contender, Requirement requirement) => contender.Standings.First(standing => standing.Requirement == requirement);

    private static Sentence Front(Contender contender) =>
        Sentence.Of($"{contender.Model}: {string.Join(", ", contender.Standings.Select(standing => $"{standing.Requirement.Metric} {Words.Value(standing.Estimate)}"))}");
}
