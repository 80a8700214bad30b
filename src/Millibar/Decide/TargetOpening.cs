using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>How every rule begins that asks why the target is missed: it speaks only of a target that was measured and failed.</summary>
internal static class TargetOpening
{
    /// <summary>The ruling when there is nothing to explain, or nothing to explain it with; null when the target failed.</summary>
    /// <param name="file">The case.</param>
    /// <param name="target">The target as the best placed candidate stands to it; set when the result is null.</param>
    public static Ruling? Of(CaseFile file, out Standing target)
    {
        target = file.Reading.Contender?.Target!;
        if (file.Reading.Target is null && file.Charter.Success.Weights.IsEmpty)
            return new Ruling.CannotTell(Sentence.Of("There is no threshold to reach."), Steps.SetTarget) { Cites = [] };
        if (file.Reading.Contender is not { } contender)
            return new Ruling.CannotTell(Sentence.Of("No candidate is measured on today's data."), Steps.Try(file)) { Cites = [] };
        if (contender.IsComplete)
            return new Ruling.DoesNotFire(Sentence.Of($"{contender.Model} meets every requirement today.")) { Cites = [.. contender.Standings.SelectMany(standing => standing.Cites)] };
        if (contender.Target is null)
            return new Ruling.CannotTell(Sentence.Of("The charter names no single metric to optimise, so ceiling and curve have nothing to be held against."), Steps.SetTarget) { Cites = [] };
        if (target is not { Item: { } item, Estimate: { } estimate })
            return new Ruling.CannotTell(Sentence.Of($"{target.Requirement.Metric} of {contender.Model} is not measured on today's data."), Steps.Try(file)) { Cites = target.Cites };
        return target.State switch
        {
            RequirementState.Met => new Ruling.DoesNotFire(Sentence.Of($"{target.Requirement.Text} is met today: {Words.Value(estimate)}, n = {Words.Count(item.Rows ?? 0)}.")) { Cites = [item.Id] },
            RequirementState.Undecided => new Ruling.CannotTell(target.Priced(), MoreTestRows(file)) { Cites = [item.Id], Flips = [] },
            _ => null,
        };
    }

    /// <summary>What decides an undecided target.</summary>
    public static NextStep MoreTestRows(CaseFile file) => file.Reading.Contender is { } contender && (contender.Standings.Any(standing => standing.IsSpent) || contender.Average is { IsSpent: true })
        ? new(Sentence.Of("Collect fresh rows, add them, and lock a fresh test part away."), "millibar data split --replace --reason \"the test part is used up\"", 4)
        : new(Sentence.Of("Label more test rows and measure again."), Steps.Try(file).Command, 2);
}
