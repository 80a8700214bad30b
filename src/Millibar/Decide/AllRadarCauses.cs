using System.Collections.Immutable;
using Millibar.Decide.Radar;

namespace Millibar.Decide;

/// <summary>The five failure causes.</summary>
internal static class AllRadarCauses
{
    /// <summary>The causes, in the order of the table in docs/lifecycle.md.</summary>
    public static ImmutableArray<IRadarCause> InOrder { get; } = [new ResearchRisk(), new Infeasible(), new NoProductionPlan(), new UnclearSuccess(), new Team()];
}
