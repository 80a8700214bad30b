using System.Collections.Immutable;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;

namespace Millibar.Plan;

/// <summary>What the plan check and the advice on metrics look at.</summary>
/// <param name="Charter">The charter.</param>
/// <param name="Evidence">Evidence that still holds, oldest first.</param>
/// <param name="Place">Where the project stands.</param>
/// <param name="Spent">Money spent so far, in the charter's currency.</param>
/// <param name="Today">The day of judging (UTC).</param>
internal sealed record PlanCase(Charter Charter, ImmutableArray<EvidenceItem> Evidence, Place Place, double Spent, DateOnly Today)
{
    /// <summary>The newest item of a kind, metric and model; null when there is none.</summary>
    public EvidenceItem? Newest(string kind, string? metric = null, string? model = null) =>
        Evidence.LastOrDefault(item => item.Kind == kind && item.Subject.Slice is null && (metric is null || item.Metric == metric) && (model is null || item.Subject.Model == model));
}
