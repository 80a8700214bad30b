using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Plan;

/// <summary>Thresholds held against what has been measured: too easy, or too fine for the test rows.</summary>
internal static class EvidenceChecks
{
    /// <summary>Share of the rows that <c>try</c> locks away as test rows.</summary>
    private const double TestShare = 0.2;

    public static IEnumerable<PlanProblem> Of(PlanCase plan)
    {
        foreach (var requirement in SuccessChecks.Sound(plan.Charter))
        {
            if (OperationalMetric.Names.Contains(requirement.Metric)) continue;
            if (TooEasy(plan, requirement) is { } easy) yield return easy;
            if (TooFine(plan, requirement) is { } fine) yield return fine;
        }
    }

    private static PlanProblem? TooEasy(PlanCase plan, Requirement requirement)
    {
        if (plan.Newest(EvidenceKinds.Rung, requirement.Metric, "constant") is not { Value: { } value } constant || !requirement.IsSatisfiedBy(value)) return null;
        var range = constant is { Low: { } low, High: { } high } ? Sentence.Of($" ({PlanCheck.Shown(low)} to {PlanCheck.Shown(high)}, n = {constant.Rows ?? 0})") : Sentence.Empty;
        return new PlanProblem(
            "threshold-too-easy", PlanSeverity.Error,
            Sentence.Of($"{requirement.Text} is met by always giving the same answer: the constant baseline is at {PlanCheck.Shown(value)}{range}."),
            Sentence.Of("Ask for more than the baseline, or choose a metric on which guessing scores badly."),
            "millibar plan advise-metrics");
    }

    /// <summary>Test rows that cannot tell the threshold from what lies beyond it.</summary>
    /// <remarks>Measured: the candidate's interval covers the threshold. Before that, for shares of rows: the interval of a model half-way between threshold and 1 must fit above the threshold.</remarks>
    private static PlanProblem? TooFine(PlanCase plan, Requirement requirement)
    {
        if (plan.Newest(EvidenceKinds.Candidate, requirement.Metric) is { Measured: { } observed, Rows: { } rows })
        {
            if (requirement.Judge(observed) != RequirementState.Undecided) return null;
            var needed = NeededToDecide.Rows(observed, requirement.Threshold, rows);
            if (needed.Best == int.MaxValue) return null;
            return TooSmall(requirement, rows, needed.Best, Sentence.Of($"the value {PlanCheck.Shown(observed.Value)} ({PlanCheck.Shown(observed.Low)} to {PlanCheck.Shown(observed.High)}) covers the threshold"));
        }

        if (requirement.Comparison != Comparison.AtLeast || requirement.Threshold is <= 0 or >= 1 || !(requirement.Metric == "accuracy" || requirement.Metric.StartsWith("recall_top", StringComparison.Ordinal))) return null;
        if (TestRows(plan) is not { } test) return null;
        var hope = (1 + requirement.Threshold) / 2;
        var wanted = SampleSize.ForProportion(hope, (1 - requirement.Threshold) / 2, requirement.Confidence);
        return test >= wanted ? null : TooSmall(requirement, test, wanted, Sentence.Of($"a model at {PlanCheck.Shown(hope)} could not be told from one at {PlanCheck.Shown(requirement.Threshold)}"));
    }

    private static PlanProblem TooSmall(Requirement requirement, int rows, int needed, Sentence why) => new(
        "test-too-small", PlanSeverity.Warning,
        Sentence.Of($"{rows.ToString("#,0")} test rows are too few to decide {requirement.Text}: {why}. It takes about {needed.ToString("#,0")} test rows."),
        Sentence.Of($"Plan for {needed.ToString("#,0")} labelled test rows, or accept a lower confidence (at 0.9), or a threshold farther from what is expected."),
        "millibar plan set resources.rows NUMBER");

    private static int? TestRows(PlanCase plan)
    {
        if (plan.Newest(EvidenceKinds.Candidate) is { Rows: { } measured }) return measured;
        var rows = plan.Newest(EvidenceKinds.DataVersion)?.Value ?? plan.Charter.Resources.Rows;
        return rows is { } all ? (int)Math.Min(int.MaxValue, all * TestShare) : null;
    }
}
