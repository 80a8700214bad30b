using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Train.LearningCurves;

namespace Millibar.Decide.Back.TrainToData;

/// <summary>Train or Deploy to Data: a learning curve reaches the target at an affordable number of rows, and not at today's.</summary>
/// <remarks>
/// In Deploy the curve has to make up for what the model loses between test rows and the phase: the threshold is moved by that loss.
/// Rows are training rows. A project that was sent back for more data may go on once a data version has more rows than the one before.
/// </remarks>
internal sealed class MoreDataNeeded : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.MoreDataNeeded;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.Candidate, EvidenceKinds.LearningCurve, EvidenceKinds.DeployMetric, EvidenceKinds.DataVersion];

    /// <inheritdoc/>
    public string Condition => "the target failed, and the worse end of a forecast meets it within the rows that could be had";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (StepBack.Owed(file, Reason) is { } step) return NewRows.SinceStepBack(file, step, mustGrow: true);
        if (file.Place.Stage == Stage.Deploy) return InDeploy(file);
        return TargetOpening.Of(file, out var target) ?? ByCurve(file, target, target);
    }

    private static Ruling InDeploy(CaseFile file)
    {
        if (file.Reading.Target is not { } requirement)
            return new Ruling.CannotTell(Sentence.Of("There is no threshold to reach."), Steps.SetTarget) { Cites = [] };
        var realised = new Standing(requirement, file.Reading.Find(EvidenceKinds.DeployMetric, requirement.Metric, phase: file.Place));
        if (realised.Estimate is not { } there)
            return new Ruling.CannotTell(realised.Priced(), PhaseStandings.Measure(file, requirement)) { Cites = realised.Cites };
        if (realised.State == RequirementState.Met)
            return new Ruling.DoesNotFire(Sentence.Of($"{requirement.Text} is met in {file.Place.Code}: {Words.Value(there)}.")) { Cites = realised.Cites };
        if (realised.State == RequirementState.Undecided)
            return new Ruling.CannotTell(realised.Priced(), PhaseStandings.Measure(file, requirement)) { Cites = realised.Cites };
        if (file.Reading.Contender?.Target?.Estimate is not { } tested)
            return new Ruling.CannotTell(Sentence.Of($"{requirement.Metric} of the candidate on test rows is not measured, so its loss in {file.Place.Code} is not known."), Steps.Try(file)) { Cites = realised.Cites };
        var moved = requirement with { Threshold = requirement.Threshold + tested.Value - there.Value };
        return ByCurve(file, realised, new Standing(moved, null));
    }

    /// <summary>What the curves say of a requirement that failed.</summary>
    /// <param name="file">The case.</param>
    /// <param name="missed">The requirement as it failed.</param>
    /// <param name="bar">What the curve must reach.</param>
    private static Ruling ByCurve(CaseFile file, Standing missed, Standing bar)
    {
        var reach = Reach.Of(file, bar);
        var start = Sentence.Of($"{missed.Requirement.Text} is not met: {Words.Value(missed.Estimate)}.");
        if (reach.First is { } first)
            return first.High <= first.Today
                ? new Ruling.DoesNotFire(Sentence.Of($"{start} The {first.Curve.Subject.Model} curve is there at today's {Words.Count(first.Today)} rows: more of them are not what is missing.")) { Cites = [.. missed.Cites, first.Curve.Id] }
                : Needed(missed, bar, reach, start);
        if (!reach.Missed)
        {
            var open = reach.Open(file, start);
            return open with { Cites = [.. missed.Cites, .. open.Cites] };
        }

        return new Ruling.DoesNotFire(Sentence.Of($"{start} More rows do not help: no curve gets there within {Words.Count(reach.Nearest.Last.Rows)}.")) { Cites = [.. missed.Cites, .. reach.Cites] };
    }

    private static Ruling.Fires Needed(Standing missed, Standing bar, Reach reach, Sentence start)
    {
        var first = reach.First!;
        var (low, high) = (first.Low!.Value, first.High!.Value);
        var rounds = CollectionRounds.Plan(first.Today, Math.Max(low, first.Today + 1), high);
        return new Ruling.Fires(
            Sentence.Of($"{start} At {Words.Count(first.Today)} training rows it cannot be; the {first.Curve.Subject.Model} curve gets there at {Words.Count(low)} to {Words.Count(high)}."),
            first.Last.Value.Level,
            new NextStep(Sentence.Of($"Collect up to {Words.Count(rounds[0])} training rows, then measure again (rounds: {string.Join("; ", rounds.Select(round => Words.Count(round)))})."), "millibar data add FILE", 16))
        {
            Cites = [.. missed.Cites, first.Curve.Id],
            Flips =
            [
                .. missed.Flips,
                // With a second curve that gets there, losing one changes nothing.
                .. reach.Curves.Count(curve => curve.Reaches) > 1 ? Array.Empty<Flip>() :
                    [new Flip { Text = Sentence.Of($"the curve, measured again, misses {Words.Number(bar.Requirement.Threshold)} up to {Words.Count(first.Last.Rows)} rows"), Evidence = CurveReach.Instead(first.Curve, bar, met: false) }],
            ],
        };
    }
}
