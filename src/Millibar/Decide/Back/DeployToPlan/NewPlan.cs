using Millibar.Lifecycle;

namespace Millibar.Decide.Back.DeployToPlan;

/// <summary>What a project owes that came back from Deploy to Plan: another charter than the one that failed.</summary>
internal static class NewPlan
{
    public static Ruling SinceStepBack(CaseFile file, Move step)
    {
        var reason = step.Reason ?? "";
        var edit = Steps.PlanAgain(Sentence.Of("Change what the plan promises, to whom, or how it is measured."));
        if (StepBack.Decision(file, step) is not { } decision)
            return new Ruling.CannotTell(Sentence.Of($"The project was sent back by {reason}, and the plan of that day is not recorded."), edit) { Cites = [] };
        if (file.CharterVersion > decision.CharterVersion)
            return new Ruling.DoesNotFire(Sentence.Of($"The plan has changed since {reason} sent the project back (version {file.CharterVersion}).")) { Cites = [] };
        return new Ruling.Fires(Sentence.Of($"The project was sent back by {reason}, and the plan is still the same (version {file.CharterVersion})."), 1, edit)
        {
            Cites = [],
            Flips = [new Flip { Text = Sentence.Of("a new version of the charter is recorded"), Charter = file.Charter }],
        };
    }
}
