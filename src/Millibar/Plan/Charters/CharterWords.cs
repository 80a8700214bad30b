using Millibar.Lifecycle;
using Millibar.Statistics;

namespace Millibar.Plan.Charters;

/// <summary>The words that files and commands use for the charter's choices.</summary>
internal static class CharterWords
{
    /// <summary>E.g. <c>human-in-the-loop</c>.</summary>
    public static string Code(Archetype archetype) => archetype switch
    {
        Archetype.Software20 => "software-2.0",
        Archetype.HumanInTheLoop => "human-in-the-loop",
        Archetype.Autonomous => "autonomous",
        _ => throw new ArgumentOutOfRangeException(nameof(archetype)),
    };

    /// <summary>E.g. <c>binary</c>.</summary>
    public static string Code(TaskKind task) => task switch
    {
        TaskKind.Binary => "binary",
        TaskKind.Multiclass => "multiclass",
        TaskKind.Regression => "regression",
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    /// <summary>E.g. <c>several-annotators</c>.</summary>
    public static string Code(LabelOrigin origin) => origin switch
    {
        LabelOrigin.Records => "records",
        LabelOrigin.OneAnnotator => "one-annotator",
        LabelOrigin.SeveralAnnotators => "several-annotators",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    /// <summary>The choice that is written <paramref name="code"/>; null when there is none.</summary>
    public static T? Find<T>(string code, Func<T, string> word)
        where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
            if (word(choice) == code)
                return choice;
        return null;
    }
}
