using System.Collections.Immutable;

namespace Millibar.Plan;

/// <summary>What is missing or weak in a plan. Pure: the same plan, evidence and day give the same answer.</summary>
internal static class PlanCheck
{
    /// <summary>Every problem, worst first; those of equal severity in the order of the charter.</summary>
    public static ImmutableArray<PlanProblem> Of(PlanCase plan) =>
        [.. PurposeChecks.Of(plan).Concat(SuccessChecks.Of(plan)).Concat(EvidenceChecks.Of(plan)).Concat(ResourceChecks.Of(plan)).OrderBy(problem => problem.Severity)];

    /// <summary>A number as people read it.</summary>
    internal static string Shown(double number) =>
        Math.Abs(number) >= 1000 ? number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture) : number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
