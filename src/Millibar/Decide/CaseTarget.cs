using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>The requirement on the optimising metric and how the candidate stands to it: what most rules begin with.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Item">The candidate's evidence on the metric; null when there is none that still holds.</param>
internal sealed record CaseTarget(Requirement Requirement, EvidenceItem? Item)
{
    /// <summary>The candidate's value with its interval; null when it is not measured.</summary>
    public Interval? Estimate => Item?.Measured;

    /// <summary>How the requirement stands; undecided without a measurement.</summary>
    public RequirementState State => Estimate is { } estimate ? Requirement.Judge(estimate) : RequirementState.Undecided;

    /// <summary>The target of a case; null when the charter has no threshold on the optimising metric.</summary>
    public static CaseTarget? Of(CaseFile file)
    {
        var success = file.Charter.Success;
        var requirements = success.Requirements.Select(RequirementParser.ParseForAnyTask).ToList();
        // Without a named optimising metric the first threshold on predictions is the one that is optimised.
        var target = requirements.FirstOrDefault(r => r.Metric == success.Optimise)
            ?? (success.Optimise is null ? requirements.FirstOrDefault(r => !OperationalMetric.Names.Contains(r.Metric)) : null);
        return target is null ? null : new CaseTarget(target, file.OfCandidate(EvidenceKinds.Candidate, target.Metric));
    }

    /// <summary>The end of an interval that is better for the target.</summary>
    public double Best(Interval interval) => Requirement.Comparison == Comparison.AtLeast ? interval.High : interval.Low;

    /// <summary>The end of an interval that is worse for the target.</summary>
    public double Worst(Interval interval) => Requirement.Comparison == Comparison.AtLeast ? interval.Low : interval.High;

    /// <summary>The same measurement, as it would be if the requirement were clearly met, or clearly failed.</summary>
    public EvidenceItem Instead(EvidenceItem item, bool met)
    {
        var half = item is { Low: { } low, High: { } high } ? Math.Max((high - low) / 2, 1e-6) : 1e-6;
        var away = Requirement.Comparison == Comparison.AtLeast == met ? 2 * half : -2 * half;
        var value = Requirement.Threshold + away;
        return item with { Value = value, Low = value - half, High = value + half };
    }
}
