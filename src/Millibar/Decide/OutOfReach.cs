using Millibar.Plan.Requirements;
using Millibar.Train.Ladder;

namespace Millibar.Decide;

/// <summary>Not reachable: beyond the ceiling, or missed by the forecast's optimistic end at every affordable number of rows.</summary>
internal static class OutOfReach
{
    public static Verdict? Judge(FeasibilityCase evidence, Requirement target)
    {
        // Without the strongest rung on board nobody can say that the best is not good enough.
        if (!evidence.Ladder.Any(r => r.Rung is "boosting" or "boosting-tuned" && r.State == RungState.Finished)) return null;
        return FeasibilityJudge.BeyondCeiling(evidence, target) ? ByCeiling(evidence, target) : ByCurve(evidence, target);
    }

    private static Verdict ByCeiling(FeasibilityCase evidence, Requirement target)
    {
        var ceiling = evidence.Ceiling!;
        var best = evidence.HigherIsBetter ? ceiling.High : ceiling.Low;
        return new Verdict
        {
            Code = VerdictCode.NotReachable,
            Message = Sentence.Of($"{target.Text} is beyond the ceiling: {Words.Basis(ceiling)} of {Words.Count(ceiling.Rows)} rows disagree so often that no model can pass {Words.Number(best)}. Next: lower the target to {Words.Number(best)} at most, add features that tell these rows apart, or label them again."),
            FlipsIf = [Sentence.Of($"the same rows, labelled again or with new features, put the ceiling past {Words.Number(target.Threshold)}")],
        };
    }

    private static Verdict? ByCurve(FeasibilityCase evidence, Requirement target)
    {
        if (evidence.Curve is not { Forecast.Length: > 0 } curve) return null;
        var affordable = FeasibilityJudge.Affordable(evidence);
        // A forecast says nothing of rows beyond its end.
        if (affordable.Length == 0 || evidence.MaxRows > curve.Forecast[^1].Rows) return null;
        if (affordable.Any(p => target.IsSatisfiedBy(FeasibilityJudge.Optimistic(p.Metric, target)))) return null;
        var last = affordable[^1];
        var hope = FeasibilityJudge.Optimistic(last.Metric, target);
        return new Verdict
        {
            Code = VerdictCode.NotReachable,
            Message = Sentence.Of($"{target.Text} is out of reach with these features: at {Words.Count(evidence.Rows)} training rows {RungWords.Of(evidence.Candidate!)} is at {Words.Value(evidence.Estimate!.Value)}, and the {RungWords.Of(curve.Rung)} curve promises at most {Words.Number(hope)} at {Words.Count(last.Rows)} rows. Next: go back to the plan: a target of {Words.Number(hope)} at most, other features, or another problem."),
            FlipsIf =
            [
                Sentence.Of($"the target is {Words.Number(hope)} or easier"),
                Sentence.Of($"a rung with other features beats {RungWords.Of(evidence.Candidate!)} by a real gain"),
                Words.Outside((int)Math.Min(2L * evidence.Rows, evidence.MaxRows), above: target.Comparison == Comparison.AtLeast),
            ],
        };
    }
}
