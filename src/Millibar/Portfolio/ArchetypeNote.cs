using Millibar.Lifecycle;

namespace Millibar.Portfolio;

/// <summary>Where projects of an archetype usually lie on the matrix, and what moves them.</summary>
internal static class ArchetypeNote
{
    public static Sentence Of(Archetype archetype) => archetype switch
    {
        Archetype.Software20 => Sentence.Of("Software 2.0: usually more feasible, less impact. Lever: a data flywheel raises impact (use brings labels, labels make a better model, a better model brings use)."),
        Archetype.HumanInTheLoop => Sentence.Of("Human in the loop: usually in the middle. Lever: product design raises feasibility (suggest rather than act, explain, ask for feedback)."),
        _ => Sentence.Of("Autonomous: usually most impact, least feasible. Lever: put people in the loop, or narrow the scope."),
    };
}
