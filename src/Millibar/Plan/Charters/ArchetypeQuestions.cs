using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Plan.Charters;

/// <summary>The questions that each archetype obliges the charter to answer.</summary>
public static class ArchetypeQuestions
{
    /// <summary>The codes of all questions.</summary>
    internal static ImmutableArray<string> AllCodes { get; } = [.. Enum.GetValues<Archetype>().SelectMany(archetype => Of(archetype)).Select(question => question.Code)];

    /// <summary>Questions of one archetype, by code, in the order in which they are asked.</summary>
    public static ImmutableArray<ArchetypeQuestion> Of(Archetype archetype) => archetype switch
    {
        Archetype.Software20 =>
        [
            new("beats-rules", "Does the model beat the rules that it replaces?"),
            new("creates-value", "Does beating them create value, and for whom?"),
            new("flywheel", "Does use bring labels, so that more use makes a better model?"),
        ],
        Archetype.HumanInTheLoop =>
        [
            new("good-enough-to-help", "How good must it be to help the person who confirms?"),
            new("enough-data", "How will enough data be collected to make it that good?"),
        ],
        Archetype.Autonomous =>
        [
            new("acceptable-failure-rate", "What failure rate is acceptable?"),
            new("guarantee", "How is it guaranteed that the rate is not exceeded?"),
            new("label-cheaply", "How cheaply can its data be labelled?"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(archetype)),
    };
}
