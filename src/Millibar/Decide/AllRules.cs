using System.Collections.Immutable;
using Millibar.Decide.Back.TrainToPlan;

namespace Millibar.Decide;

/// <summary>Every rule there is, in order of precedence (see <see cref="Lifecycle.AllReasons"/>).</summary>
public static class AllRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<IRule> InOrder { get; } = [new TaskTooHard()];
}
