using System.Collections.Immutable;
using Millibar.Models.Targets;

namespace Millibar.Trial;

/// <summary>The rungs there are, cheapest first.</summary>
public static class RungNames
{
    /// <summary>Rungs that are fitted here, in the order they are climbed.</summary>
    public static ImmutableArray<string> Fitted { get; } = ["constant", "one-rule", "scripted-rule", "linear", "neighbours", "boosting", "boosting-tuned"];

    /// <summary>Checks a user's list.</summary>
    /// <exception cref="MillibarException">An unknown rung.</exception>
    public static void Check(ImmutableArray<string> wanted)
    {
        foreach (var name in wanted)
            if (!Fitted.Contains(name))
                throw new MillibarException("rung-unknown", $"There is no rung called '{name}'; the nearest is '{NearestName.Find(name, Fitted) ?? Fitted[0]}'.", "--rungs", $"Use some of {string.Join(",", Fitted)}.");
    }
}
