using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>The step back that brought a project to where it stands: its reason is owed an answer at the next gate.</summary>
internal static class StepBack
{
    /// <summary>The last step, when this reason made it; null otherwise.</summary>
    public static Move? Owed(CaseFile file, Reason reason) =>
        file.Path is [.., var last] && last.Reason == reason.Code && last.To == file.Place ? last : null;

    /// <summary>The decision behind a step; null when the case does not hold it.</summary>
    public static MadeDecision? Decision(CaseFile file, Move step) => file.Decisions.FirstOrDefault(decision => decision.Id == step.Decision);
}
