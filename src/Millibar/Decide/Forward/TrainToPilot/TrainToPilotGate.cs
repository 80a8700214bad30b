using System.Collections.Immutable;
using Millibar.Decide.Back.TrainToPlan;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Forward.TrainToPilot;

/// <summary>Train to pilot: one candidate meets every requirement, beats the best cheaper rung, and its score is one that the future can keep.</summary>
internal sealed class TrainToPilotGate : IGate
{
    private static readonly TaskTooHard Hard = new();

    /// <inheritdoc/>
    public Place From => Place.Train;

    /// <inheritdoc/>
    public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now)
    {
        if (file.Reading.Contender is not { } contender) return [.. NoCandidate(file), OrderDrift(file)];
        IEnumerable<Condition> ofContender =
        [
            .. contender.Standings.Select(standing => Conditions.Of("requirement", standing, Next(file, standing, now))),
            .. Average(file, contender),
            Baseline(file, contender),
        ];
        // Where a second candidate stands ready, the fall of the first turns nothing.
        if (file.Reading.Contenders.Count(other => other.IsComplete) > 1) ofContender = ofContender.Select(condition => condition with { Flips = [] });
        return [.. ofContender, .. Target(file), OrderDrift(file), .. Software20.BeatsScriptedRule(file, contender)];
    }

    private static IEnumerable<Condition> NoCandidate(CaseFile file)
    {
        foreach (var condition in Target(file)) yield return condition;
        yield return new Condition
        {
            Code = "candidate",
            State = RequirementState.Undecided,
            Text = Sentence.Of("No candidate is measured on today's data."),
            Next = Steps.Try(file),
        };
    }

    private static IEnumerable<Condition> Target(CaseFile file)
    {
        if (file.Reading.Target is not null || file.Charter.Success is { WeightedThreshold: not null, Weights.IsEmpty: false }) yield break;
        yield return new Condition
        {
            Code = "success",
            State = RequirementState.Undecided,
            Text = Sentence.Of("There is no threshold to reach."),
            Next = Steps.SetTarget,
        };
    }

    private static IEnumerable<Condition> Average(CaseFile file, Contender contender)
    {
        if (contender.Average is not { } average) yield break;
        yield return new Condition
        {
            Code = "weighted-average",
            State = average.State,
            Text = average is { IsSpent: true, State: RequirementState.Undecided }
                ? Sentence.Of($"The weighted average must be at least {Words.Number(average.Threshold)}, and is {Words.Value(average.Estimate)}; but the test part has been looked at {Words.Count(average.Ledger.Used)} times, more than it bears.")
                : Sentence.Of($"The weighted average must be at least {Words.Number(average.Threshold)}, and is {Words.Value(average.Estimate)}."),
            Cites = average.Cites,
            Next = average.State switch
            {
                RequirementState.Met => null,
                RequirementState.Undecided when average.IsSpent => TargetOpening.MoreTestRows(file),
                _ => Steps.Try(file),
            },
        };
    }

    private static Condition Baseline(CaseFile file, Contender contender)
    {
        var condition = Conditions.Of("beats-baseline", contender.Gained, Steps.Try(file));
        return contender.BeatsBaseline == contender.Gained.State ? condition : condition with
        {
            State = contender.BeatsBaseline,
            Text = Sentence.Of("The constant rung learns nothing: that it meets a requirement says that the requirement does not measure learning."),
            Next = Steps.SetTarget,
            Flips = [],
        };
    }

    /// <summary>Rows in time order that drift: a shuffled score promises what the future will not keep.</summary>
    private static Condition OrderDrift(CaseFile file)
    {
        var item = file.Reading.Find(EvidenceKinds.OrderDrift);
        var state = item?.Value switch { null => RequirementState.Undecided, 0 => RequirementState.Met, _ => RequirementState.Failed };
        var next = Steps.Try(file);
        return new Condition
        {
            Code = "order-drift",
            State = state,
            Text = state switch
            {
                RequirementState.Met => Sentence.Of("The order of the rows does not drift, so the score holds for later rows."),
                RequirementState.Failed => Sentence.Of("Later rows score worse than earlier ones: the shuffled score is not to be trusted."),
                _ => Sentence.Of("Whether the order of the rows drifts is not measured."),
            },
            Cites = item is null ? [] : [item.Id],
            Next = state switch
            {
                RequirementState.Met => null,
                RequirementState.Failed => new NextStep(Sentence.Of("Measure again with a split by time."), $"{next.Command} --time COL", 0.1),
                _ => next,
            },
            Flips = item is null ? [] : [new Flip { Text = Sentence.Of("the order, measured again, says otherwise"), Evidence = Flip.Bare(item, state == RequirementState.Met ? 1 : 0) }],
        };
    }

    private static NextStep Next(CaseFile file, Standing standing, DateTimeOffset now) => standing.State switch
    {
        // What would say why it is missed comes before trying this and that.
        RequirementState.Failed when Hard.Judge(file, now) is Ruling.CannotTell open => open.Missing,
        RequirementState.Failed => new NextStep(Sentence.Of("Put up a better candidate."), $"{Steps.Try(file).Command} --predictions FILE", 8),
        RequirementState.Undecided when standing.Requirement.Slice is { } slice && file.Slices.All(defined => defined.Name != slice) && standing.Item is null =>
            new NextStep(Sentence.Of($"Say which rows {slice} means, then measure again."), $"millibar data slice {slice} \"CONDITION\"", 0.1),
        RequirementState.Undecided when standing.Item is not null => TargetOpening.MoreTestRows(file),
        _ => Steps.Try(file),
    };
}
