using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Trial.Labelling;

/// <summary>The requirement whose decision more labels could change, and which labels those are.</summary>
/// <param name="State">Undecided: test rows decide it. Failed: rows to learn from could turn it. Null or met: nothing waits.</param>
/// <param name="Text">The requirement as it was written; null without one.</param>
/// <param name="Metric">Its metric.</param>
/// <param name="Threshold">Its threshold.</param>
/// <param name="Observed">What was measured, at the requirement's confidence; null when nothing was.</param>
/// <param name="Rows">Independent rows behind it.</param>
internal sealed record PendingRequirement(RequirementState? State, string? Text, string? Metric, double Threshold, Interval? Observed, int Rows)
{
    /// <summary>No requirement waits.</summary>
    public static PendingRequirement None { get; } = new(null, null, null, 0, null, 0);

    /// <summary>The first that is undecided, the target before the others; else the first that failed; else none.</summary>
    public static PendingRequirement Of(CaseFile file)
    {
        var standings = Standing.Of(file)
            .Where(standing => standing.Estimate is not null && standing.Item?.Rows is > 0 && !OperationalMetric.Names.Contains(standing.Requirement.Metric))
            .OrderBy(standing => standing.Requirement == file.Reading.Target ? 0 : 1).ToList();
        var waiting = standings.Find(standing => standing.State == RequirementState.Undecided) ?? standings.Find(standing => standing.State == RequirementState.Failed) ?? standings.FirstOrDefault();
        return waiting is null
            ? None
            : new(waiting.State, waiting.Requirement.Text, waiting.Requirement.Metric, waiting.Requirement.Threshold, waiting.Estimate, waiting.Item!.Rows!.Value);
    }
}
