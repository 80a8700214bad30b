using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Decide.Forward.PilotToShadow;

/// <summary>Pilot to shadow: on replayed cases the requirements hold, and somebody answers for production and watches it.</summary>
internal sealed class PilotToShadowGate : IGate
{
    /// <inheritdoc/>
    public Place From => Place.Pilot;

    /// <inheritdoc/>
    public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now)
    {
        var charter = file.Charter;
        return
        [
            .. PhaseConditions.Of(file, now),
            Conditions.Field("production-owner", charter.Roles.Production, "roles.production", Sentence.Of("who answers for production"), charter with { Roles = charter.Roles with { Production = null } }),
            Conditions.Field("monitoring", charter.Production.Monitoring, "production.monitoring", Sentence.Of("what is watched after launch, and who is told"), charter with { Production = charter.Production with { Monitoring = null } }),
        ];
    }
}
