using System.Collections.Immutable;

namespace Millibar.Decide;

/// <summary>Every forward gate there is, in the order of the loop.</summary>
public static class AllGates
{
    /// <summary>The gates.</summary>
    public static ImmutableArray<IGate> InOrder { get; } = [];
}
