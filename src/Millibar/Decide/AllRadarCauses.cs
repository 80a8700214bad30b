using System.Collections.Immutable;

namespace Millibar.Decide;

/// <summary>The five failure causes.</summary>
public static class AllRadarCauses
{
    /// <summary>The causes, in the order of the table in docs/lifecycle.md.</summary>
    public static ImmutableArray<IRadarCause> InOrder { get; } = [];
}
