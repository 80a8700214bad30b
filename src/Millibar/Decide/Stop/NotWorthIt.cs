using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Stop;

/// <summary>Any to stopped: even the least useful value is out of reach, or going on costs more than it brings with high probability.</summary>
/// <remarks>
/// Reach is asked in Train, in Deploy, and in Plan after the task was too hard: there the same evidence is owed to task-too-hard, so that losing it
/// opens no gate. Value is asked everywhere and rests on the charter alone.
/// </remarks>
internal sealed class NotWorthIt : IRule
{
    private const double HighProbability = 0.95;

    /// <inheritdoc/>
    public Reason Reason => AllReasons.Stop;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Candidate, EvidenceKinds.LearningCurve, EvidenceKinds.Rung, EvidenceKinds.Ceiling, EvidenceKinds.DeployMetric];

    /// <inheritdoc/>
    public string Condition => "success.useful_from is missed today and out of reach as in task-too-hard; or P(success) x value - cost still to come is below 0 in 95 % of draws";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now) => (OutOfReach(file), Worth(file)) switch
    {
        ({ } useless, Ruling.Fires poor) => useless with
        {
            Finding = Sentence.Join(" ", [useless.Finding, poor.Finding]),
            Flips = [Both(file, poor)],
        },
        ({ } useless, _) => useless,
        (_, var worth) => worth,
    };

    private static Ruling Worth(CaseFile file)
    {
        var priority = file.Charter.Priority;
        if (priority.Cost is { } cost && file.Spent > cost.High)
            return new Ruling.CannotTell(
                Sentence.Of($"{Words.Number(file.Spent)} is spent, more than the {Words.Number(cost.High)} that the whole was thought to cost at most: the estimate no longer holds."),
                Steps.Set(Sentence.Of("Estimate again what the whole will cost."), "priority.cost", 0.5))
            { Cites = [] };
        if (NetValue.ShareBelowCost(priority, file.Spent) is not { } share)
            return new Ruling.CannotTell(
                Sentence.Of("Whether it is worth its cost cannot be said: the charter lacks 90 % ranges for value a year, probability of success and cost."),
                Steps.Set(Sentence.Of("Estimate value, probability of success and cost as 90 % ranges."), "priority.value_per_year", 0.5))
            { Cites = [] };
        var words = Sentence.Of($"going on costs more than it brings in {Words.Percent(share)} of draws from the charter's estimates");
        if (share < HighProbability) return new Ruling.DoesNotFire(Sentence.Of($"It may be worth its cost: {words}.")) { Cites = [] };
        return new Ruling.Fires(
            Sentence.Of($"It is not worth its cost: {words}."),
            share,
            new NextStep(Sentence.Of("Stop, or find a use that is worth more."), "millibar decide accept", 1))
        {
            Cites = [],
            Flips = [Worthwhile(file)],
        };
    }

    /// <summary>The value a year from which it would be worth it, to a factor of two; where no value would do, a project that costs nothing.</summary>
    private static Flip Worthwhile(CaseFile file)
    {
        var charter = file.Charter;
        var value = charter.Priority.ValuePerYear!.Value;
        for (var factor = 2.0; factor < 1e9; factor *= 2)
        {
            var priority = charter.Priority with { ValuePerYear = new EstimateRange(value.Low * factor, value.High * factor) };
            if (NetValue.ShareBelowCost(priority, file.Spent) < HighProbability)
                return new Flip { Text = Sentence.Of($"it brings {Words.Number(value.Low * factor)} to {Words.Number(value.High * factor)} a year"), Charter = charter with { Priority = priority } };
        }

        return new Flip { Text = Sentence.Of("nothing more is to be paid for it"), Charter = charter with { Priority = charter.Priority with { Cost = new EstimateRange(file.Spent, file.Spent) } } };
    }

    private static Ruling.Fires? OutOfReach(CaseFile file)
    {
        if (file.Charter.Success.UsefulFrom is not { } useful || Missed(file, useful) is not { } missed) return null;
        var reach = Reach.Of(file, missed.Bar);
        if (!reach.IsOut) return null;
        var requirement = missed.Target.Requirement;
        return new Ruling.Fires(
            Sentence.Of($"Even {requirement.Metric} {Words.Number(useful)}, the least that is of use, is out of reach: today {Words.Value(missed.Target.Estimate)}, and {(reach.Missed ? Sentence.Of("no curve gets there with the rows that can be had") : Sentence.Of("it lies beyond the ceiling"))}."),
            reach.Missed ? reach.Nearest.Last.Value.Level : reach.Ceiling!.Level,
            new NextStep(Sentence.Of("Stop early: the method has done its work. Or find a use for what can be reached."), "millibar decide accept", 1))
        {
            Cites = [.. missed.Target.Cites, .. reach.Cites],
            Flips =
            [
                .. missed.Target.Flips,
                new Flip { Text = Sentence.Of($"a plan that is served by less than {Words.Number(useful)}"), Charter = file.Charter with { Success = file.Charter.Success with { UsefulFrom = null } } },
            ],
        };
    }

    /// <summary>The target that failed, and the least useful value as a bar, where it is asked for and failed as well; null otherwise.</summary>
    private static (Standing Target, Standing Bar)? Missed(CaseFile file, double useful)
    {
        var inDeploy = file.Place.Stage == Stage.Deploy;
        if (!inDeploy && file.Place.Stage != Stage.Train && StepBack.Owed(file, AllReasons.TaskTooHard) is null) return null;
        if (file.Reading.Target is not { } requirement || file.Reading.Contender?.Target is not { Estimate: { } tested } onTest) return null;
        var target = inDeploy ? new Standing(requirement, file.Reading.Find(EvidenceKinds.DeployMetric, requirement.Metric, phase: file.Place)) : onTest;
        if (target is not { State: RequirementState.Failed, Estimate: { } estimate }) return null;

        // A threshold below what is of use would be the easier one: reach is asked of that.
        var easier = requirement.Comparison == Comparison.AtLeast ? Math.Min(useful, requirement.Threshold) : Math.Max(useful, requirement.Threshold);
        var least = requirement with { Threshold = easier };
        if (least.Judge(estimate) != RequirementState.Failed) return null;
        return (target, new Standing(least with { Threshold = easier + (inDeploy ? tested.Value - estimate.Value : 0) }, null));
    }

    private static Flip Both(CaseFile file, Ruling.Fires poor)
    {
        var worth = poor.Flips[0];
        return new Flip
        {
            Text = Sentence.Join("; ", [Sentence.Of("a plan that is served by less"), worth.Text]),
            Charter = worth.Charter! with { Success = file.Charter.Success with { UsefulFrom = null } },
        };
    }
}
