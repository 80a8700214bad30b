using System.Collections.Immutable;
using Millibar.Decide.Back.DeployToPlan;
using Millibar.Lifecycle;

namespace Millibar.Decide.Forward.CanaryToProduction;

/// <summary>Canary to production: with a share of the users the requirements hold, the outcome moves, and the archetype's promises are kept.</summary>
internal sealed class CanaryToProductionGate : IGate
{
    private static readonly MetricDoesNotDriveUse Outcome = new();

    /// <inheritdoc/>
    public Place From => Place.Canary;

    /// <inheritdoc/>
    public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now) =>
    [
        .. PhaseConditions.Of(file, now),
        Conditions.Of(Outcome, file, now),
        .. Software20.Flywheel(file),
    ];
}
