using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;

namespace Millibar.Decide.Back.DeployToTrain;

/// <summary>Deploy to Train: in pilot or shadow a requirement is missed, with inputs like those of training and no want of data.</summary>
/// <remarks>In canary and production the same finding is <see cref="DeployToPlan.FailsInTheRealWorld"/>: the pilot was passed by then.</remarks>
internal sealed class PilotNotGoodEnough : IRule
{
    /// <inheritdoc/>
    public Reason Reason => AllReasons.PilotNotGoodEnough;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.DeployMetric, EvidenceKinds.Drift, EvidenceKinds.Harm];

    /// <inheritdoc/>
    public string Condition => "in pilot or shadow a requirement failed, data-mismatch is ruled out and more-data-needed does not fire";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (StepBack.Owed(file, Reason) is not null) return Owed(file);
        if (file.Place.Stage != Stage.Deploy)
            return new Ruling.CannotTell(Sentence.Of("There is no pilot yet."), Steps.Measure(Sentence.Of("Replay cases in the lab."), EvidenceKinds.DeployMetric, 4, Place.Pilot)) { Cites = [] };
        if (file.Place != Place.Pilot && file.Place != Place.Shadow)
            return new Ruling.DoesNotFire(Sentence.Of("The pilot is over; what fails now fails in the real world.")) { Cites = [] };
        var standings = PhaseStandings.Of(file);
        if (PhaseStandings.Opening(file, standings) is { } opening) return opening;

        if (OtherCauses.Explain(file, now, out var mismatch) is { } other) return other;

        var failed = standings.Where(standing => standing.State == RequirementState.Failed).ToList();
        return new Ruling.Fires(
            Sentence.Of($"The {file.Place.Code} misses {Words.List(failed.Select(standing => Sentence.Of($"{standing.Requirement.Text} ({Words.Value(standing.Estimate)}, n = {Words.Count(standing.Item!.Rows ?? 0)})")))}, with data like those of training."),
            failed.Min(standing => standing.Requirement.Confidence),
            new NextStep(Sentence.Of("Look at the cases that failed, and put up another candidate."), "millibar try FILE --target COL --predictions FILE", 16))
        {
            Cites = [.. failed.SelectMany(standing => standing.Cites).Union(mismatch.Cites)],
            Flips = PhaseStandings.Flips(file, failed),
        };
    }

    /// <summary>Back in Train, a candidate is owed that was measured since.</summary>
    private static Ruling Owed(CaseFile file)
    {
        if (file.Reading.Contender is { } contender)
            return new Ruling.DoesNotFire(Sentence.Of($"{contender.Model} was measured since the pilot failed.")) { Cites = [.. contender.Standings.SelectMany(standing => standing.Cites)] };
        return new Ruling.CannotTell(Sentence.Of("The pilot sent the project back, and no candidate was measured since."), Steps.Try(file)) { Cites = [] };
    }
}
