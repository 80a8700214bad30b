using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide.Back.DeployToPlan;

/// <summary>Deploy to Plan: the model's metric is as good as was asked, and the outcome that the charter names stays flat or falls.</summary>
/// <remarks>Asked from canary on: before, nobody is affected. Flat means less than a tenth of the change that the charter hopes for.</remarks>
internal sealed class MetricDoesNotDriveUse : IRule
{
    private const double FlatShare = 0.1;

    /// <inheritdoc/>
    public Reason Reason => AllReasons.MetricDoesNotDriveUse;

    /// <inheritdoc/>
    public ImmutableArray<string> Needs => [EvidenceKinds.DeployMetric, EvidenceKinds.Outcome];

    /// <inheritdoc/>
    public string Condition => "in canary or production every requirement is met, and the whole interval of the outcome's change lies at or below a tenth of the hoped-for change";

    /// <inheritdoc/>
    public Ruling Judge(CaseFile file, DateTimeOffset now)
    {
        if (StepBack.Owed(file, Reason) is { } step) return NewPlan.SinceStepBack(file, step);
        if (file.Place.Stage == Stage.Deploy && file.Place != Place.Canary && file.Place != Place.Production)
            return new Ruling.DoesNotFire(Sentence.Of("Nobody is affected before canary, so no outcome can move.")) { Cites = [] };
        if (file.Charter.Outcome.Metric is not { } name)
            return new Ruling.CannotTell(Sentence.Of("The charter names no outcome that the business cares about."), Steps.Set(Sentence.Of("Name the outcome, its value today and the one to reach."), "outcome.metric", 1)) { Cites = [] };
        if (file.Place.Stage != Stage.Deploy || file.Reading.Find(EvidenceKinds.Outcome, phase: file.Place) is not { Measured: { } change } outcome)
            return new Ruling.CannotTell(Sentence.Of($"Whether {name} changes is not measured."), Measure(file)) { Cites = [] };

        var flat = Flat(file);
        var met = PhaseStandings.Of(file).Where(standing => standing.State == RequirementState.Met).ToList();
        ImmutableArray<string> cites = [outcome.Id, .. met.SelectMany(standing => standing.Cites)];
        var words = Sentence.Of($"{name} changes by {Words.Value(change)} in {file.Place.Code} (n = {Words.Count(outcome.Rows ?? 0)})");
        if (change.Low > flat)
            return new Ruling.DoesNotFire(Sentence.Of($"{words}: it moves.")) { Cites = [outcome.Id], Flips = PhaseStandings.State(PhaseStandings.Of(file)) == RequirementState.Met ? [Became(outcome, flat)] : [] };
        if (change.High > flat)
        {
            var rows = NeededToDecide.Rows(change, flat, outcome.Rows ?? 1);
            return new Ruling.CannotTell(Sentence.Of($"{words}: that does not tell whether it moves. About {Words.Count(rows.Best)} cases in all would."), Measure(file)) { Cites = [outcome.Id], Flips = [Became(outcome, flat + Math.Max(Math.Abs(flat), 1))] };
        }

        if (PhaseStandings.State(PhaseStandings.Of(file)) != RequirementState.Met)
            return new Ruling.DoesNotFire(Sentence.Of($"{words}, but the model does not meet its requirements either: its metric is not to blame.")) { Cites = cites };
        return new Ruling.Fires(
            Sentence.Of($"{words}, although the model meets every requirement: its metric does not drive what the business cares about."),
            change.Level,
            Steps.PlanAgain(Sentence.Of("Talk to the users, and plan with a metric that goes with the outcome.")))
        {
            Cites = cites,
            Flips = [Became(outcome, flat + Math.Max(Math.Abs(flat), 1))],
        };
    }

    private static double Flat(CaseFile file) =>
        file.Charter.Outcome is { Today: { } today, Target: { } target } ? FlatShare * Math.Abs(target - today) : 0;

    private static Flip Became(EvidenceItem outcome, double change) => new()
    {
        Text = Sentence.Of($"the outcome, measured again, changes by {Words.Number(change)}"),
        Evidence = Flip.Sure(outcome, change),
    };

    private static NextStep Measure(CaseFile file) =>
        Steps.Measure(Sentence.Of("Compare the outcome with and without the model."), EvidenceKinds.Outcome, 8, file.Place.Stage == Stage.Deploy ? file.Place : Place.Canary);
}
