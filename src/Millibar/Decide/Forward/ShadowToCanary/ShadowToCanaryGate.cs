using System.Collections.Immutable;
using Millibar.Lifecycle;

namespace Millibar.Decide.Forward.ShadowToCanary;

/// <summary>Shadow to canary: the requirements hold on real traffic, before anybody is affected.</summary>
internal sealed class ShadowToCanaryGate : IGate
{
    /// <inheritdoc/>
    public Place From => Place.Shadow;

    /// <inheritdoc/>
    public ImmutableArray<Condition> Judge(CaseFile file, DateTimeOffset now) =>
    [
        .. PhaseConditions.Of(file, now),
        Conditions.Field("labels-come-back", file.Charter.Production.LabelsComeBack, "production.labels_come_back", Sentence.Of("how the true answers come back"), file.Charter with { Production = file.Charter.Production with { LabelsComeBack = null } }),
    ];
}
