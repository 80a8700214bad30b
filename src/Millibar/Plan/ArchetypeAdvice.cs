using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Plan;

/// <summary>A few questions lead to one of the three archetypes.</summary>
/// <param name="Archetype">The archetype.</param>
/// <param name="Why">What in the answers led to it.</param>
/// <param name="Place">Its usual place on the matrix of impact and feasibility.</param>
/// <param name="Lever">What moves it to a better place.</param>
internal sealed record ArchetypeAdvice(Archetype Archetype, Sentence Why, Sentence Place, Sentence Lever)
{
    /// <summary>The questions by their name, in the order of asking; each takes yes or no.</summary>
    public static ImmutableArray<(string Name, string Question)> Questions { get; } =
    [
        ("confirms", "Does a person look at each prediction before it takes effect?"),
        ("replaces-rules", "Does it replace, or better, software that works by rules today?"),
        ("grows", "Will use bring new labels, so that it gets better as data grow?"),
        ("mistakes-bearable", "Is a wrong prediction bearable when nobody steps in?"),
    ];

    /// <summary>The advice.</summary>
    /// <param name="confirms">A person looks at each prediction.</param>
    /// <param name="replacesRules">It replaces rules.</param>
    /// <param name="grows">Use brings labels.</param>
    /// <param name="mistakesBearable">Mistakes are bearable.</param>
    public static ArchetypeAdvice Of(bool confirms, bool replacesRules, bool grows, bool mistakesBearable)
    {
        if (confirms)
            return new(Archetype.HumanInTheLoop, Sentence.Of("A person confirms what the model proposes."),
                Sentence.Of("In the middle: medium impact, medium feasibility."),
                mistakesBearable
                    ? Sentence.Of("Product design raises feasibility: suggest rather than act, explain, ask for feedback. Since mistakes are bearable, more autonomy raises impact: let the surest cases through without a look.")
                    : Sentence.Of("Product design raises feasibility: suggest rather than act, explain, ask for feedback. Keep the person: mistakes are not bearable here."));
        if (replacesRules)
            return new(Archetype.Software20, Sentence.Of("It replaces rules, and nobody confirms each prediction."),
                Sentence.Of("Usually more feasible, with less impact: the rules work already, after a fashion."),
                grows
                    ? Sentence.Of("The flywheel raises impact: more use brings more labels, more labels a better model, a better model more use. Measure that it turns.")
                    : Sentence.Of("Without a flywheel the impact stays what it is on the first day. Design one: let use bring labels, by corrections or by outcomes that are recorded."));
        return new(Archetype.Autonomous, Sentence.Of("Nobody confirms, and it replaces no rules."),
            Sentence.Of("Most impact, least feasible."),
            mistakesBearable
                ? Sentence.Of("Narrow the scope until the failure rate can be guaranteed, and widen it as evidence comes; add guardrails.")
                : Sentence.Of("Less autonomy raises feasibility: put people into the loop, or narrow the scope until the failure rate can be guaranteed; add guardrails."));
    }
}
