using System.Collections.Immutable;
using Millibar.Data;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Train.LearningCurves;

namespace Millibar.Decide;

/// <summary>From the evidence of one trial to one verdict. Pure: the same case gives the same verdict.</summary>
/// <remarks>
/// Order: a check that forbids conclusions; met today; a better rung that people or the literature have shown; data;
/// out of reach; work; undecided. Missing evidence is never a pass and never a refusal.
/// </remarks>
internal static class FeasibilityJudge
{
    private static readonly string[] External = ["human", "published"];

    /// <summary>Judges the case.</summary>
    public static Verdict Judge(FeasibilityCase evidence)
    {
        var errors = evidence.Checks.Where(c => c.Severity == Severity.Error).ToImmutableArray();
        if (errors.Length > 0) return Blocked(errors);
        if (evidence.Candidate is null || evidence.Estimate is null)
            return Verdicts.Undecided(
                Sentence.Of("No rung of the ladder finished, so nothing was measured. Give more time (--budget 300) or fewer rungs (--rungs constant,linear)."),
                [Sentence.Of("one rung finishes")]);
        if (evidence.Requirements.IsEmpty) return ReadingWords.Of(evidence);

        var doubt = Distrust(evidence);
        if (evidence.Requirements.All(r => r.State == RequirementState.Met)) return doubt ?? Ready(evidence);
        if (evidence.Target is not { } target) return OtherRequirements(evidence);
        if (doubt is not null) return doubt;
        if (OnSlicesOnly(evidence, target) is { Length: > 0 } slices) return Slices(evidence, slices);

        return ShownByOthers(evidence, target)
            ?? WithData(evidence, target)
            ?? OutOfReach.Judge(evidence, target)
            ?? WithWork(evidence, target)
            ?? OpenQuestion.Of(evidence, target);
    }

    private static Verdict Blocked(ImmutableArray<Finding> errors) => new()
    {
        Code = VerdictCode.Blocked,
        Message = Sentence.Of($"No conclusion can be drawn: {errors[0].Message} {errors[0].Remedy}"),
        FlipsIf = [.. errors.Select(e => Sentence.Of($"{e.Code} is settled: {e.Remedy}"))],
    };

    /// <summary>Rows in time order that drift: a shuffled score promises what the future will not keep.</summary>
    private static Verdict? Distrust(FeasibilityCase evidence)
    {
        var drift = evidence.Checks.FirstOrDefault(c => c.Code == "order-drift");
        return drift is null
            ? null
            : Verdicts.Undecided(
                Sentence.Of($"The shuffled score of {Words.Value(evidence.Estimate!.Value)} is not to be trusted: {drift.Message} {drift.Remedy}"),
                [Sentence.Of("a split by time (--time COL) gives a score that agrees with the shuffled one")]);
    }

    private static Verdict Ready(FeasibilityCase evidence)
    {
        if (evidence.Candidate == "constant")
            return Verdicts.Undecided(
                Sentence.Of($"The constant rung, which learns nothing, already meets {Words.List(evidence.Requirements)}: the requirement does not measure learning. Choose a threshold above {Words.Value(evidence.Estimate!.Value)}, or another metric."),
                [Sentence.Of("a rung beats the constant rung by a paired interval above 0")]);
        return new Verdict
        {
            Code = VerdictCode.Ready,
            Message = Sentence.Of($"Met today: the {RungWords.Of(evidence.Candidate!)} rung reaches {evidence.Metric} {Words.Value(evidence.Estimate!.Value)} and satisfies {Words.List(evidence.Requirements)}. Next: pilot it in the lab."),
            FlipsIf = [.. evidence.Requirements.Where(r => r.Observed is not null).Select(r => Sentence.Of($"{Words.Metric(r.Text)} on new data falls outside {Words.Range(r.Observed!.Value)}"))],
        };
    }

    private static Verdict OtherRequirements(FeasibilityCase evidence)
    {
        var open = evidence.Requirements.Where(r => r.State != RequirementState.Met).ToArray();
        var failed = open.Where(r => r.State == RequirementState.Failed).ToArray();
        var words = failed.Length > 0
            ? Sentence.Of($"{Words.List(failed)} failed on the {RungWords.Of(evidence.Candidate!)} rung ({Words.Value(failed[0].Observed)}); the learning curve follows {evidence.Metric} only. Measure what more data does for it: --metric {Words.Metric(failed[0].Text)}.")
            : OpenQuestion.Priced(open);
        return Verdicts.Undecided(words, [.. open.Select(r => Sentence.Of($"{r.Text} is met"))]);
    }

    /// <summary>What is open when all rows together meet the target and only slices do not; empty otherwise.</summary>
    private static ImmutableArray<RequirementResult> OnSlicesOnly(FeasibilityCase evidence, Requirement target)
    {
        ImmutableArray<RequirementResult> open = [.. evidence.Requirements.Where(r => r.State != RequirementState.Met)];
        return evidence.Requirements.First(r => r.Text == target.Text).State == RequirementState.Met && open.All(r => r.Slice is not null) ? open : [];
    }

    private static Verdict Slices(FeasibilityCase evidence, ImmutableArray<RequirementResult> open)
    {
        ImmutableArray<Sentence> flips = [.. open.Select(r => Sentence.Of($"{r.Text} is met"))];
        if (open.FirstOrDefault(r => r.State == RequirementState.Failed) is not { } failed)
            return Verdicts.Undecided(Sentence.Join(" ", [Sentence.Of($"All rows together reach {evidence.Metric} {Words.Value(evidence.Estimate!.Value)}, but not every slice is decided."), OpenQuestion.Priced(open)]), flips);
        return Verdicts.Undecided(
            Sentence.Of($"All rows together reach {evidence.Metric} {Words.Value(evidence.Estimate!.Value)}, but {failed.Text} failed: {Words.Value(failed.Observed)} on {Words.Count(failed.Rows ?? 0)} rows of the slice {failed.Slice!}. Next: collect rows like these, or features that tell them apart, and run this again."),
            flips);
    }

    private static Verdict? ShownByOthers(FeasibilityCase evidence, Requirement target)
    {
        foreach (var rung in evidence.Ladder.Where(r => External.Contains(r.Rung)))
        {
            var value = rung.Metrics.TryGetValue(evidence.Metric, out var measured) ? measured.Value : rung.Reported;
            if (value is not { } reached || !target.IsSatisfiedBy(reached) || BeyondCeiling(evidence, target)) continue;
            return new Verdict
            {
                Code = VerdictCode.ReachableWithWork,
                Message = Sentence.Of($"{target.Text} is not shown yet: the {RungWords.Of(evidence.Candidate!)} rung is at {Words.Value(evidence.Estimate!.Value)}. The {RungWords.Of(rung.Rung)} rung reaches {Words.Number(reached)}, so the information is there. Next: find what the {RungWords.Of(rung.Rung)} rung uses that the features lack."),
                DataNeed = evidence.DataNeed,
                FlipsIf =
                [
                    target.Comparison == Comparison.AtLeast
                        ? Sentence.Of($"the {RungWords.Of(rung.Rung)} rung, measured on these rows, stays below {Words.Number(target.Threshold)}")
                        : Sentence.Of($"the {RungWords.Of(rung.Rung)} rung, measured on these rows, stays above {Words.Number(target.Threshold)}"),
                    NewRung(target),
                ],
            };
        }

        return null;
    }

    private static Verdict? WithData(FeasibilityCase evidence, Requirement target)
    {
        // Without a round the curve stands on the target already: more rows to learn from are not what is missing.
        if (evidence.Curve is not { } curve || evidence.DataNeed is not { Rounds.IsEmpty: false } need) return null;
        var affordable = Affordable(evidence);
        if (!affordable.Any(p => target.IsSatisfiedBy(Pessimistic(p.Metric, target)))) return null;
        var last = affordable[^1];
        return new Verdict
        {
            Code = VerdictCode.ReachableWithData,
            Message = Sentence.Of($"{target.Text} is not met at {Words.Count(evidence.Rows)} training rows ({Words.Value(evidence.Estimate!.Value)}), but the {RungWords.Of(curve.Rung)} curve gets there at {Words.Bracket(need)} rows. Next: collect up to {Words.Count(need.Rounds[0])} rows, then run this again."),
            DataNeed = need,
            FlipsIf = [Words.Outside(need.Rounds[0], target.Comparison != Comparison.AtLeast), Sentence.Of($"the target moves beyond {Words.Number(Pessimistic(last.Metric, target))}, which is all that {Words.Count(last.Rows)} rows promise")],
        };
    }

    private static Verdict? WithWork(FeasibilityCase evidence, Requirement target)
    {
        if (BeyondCeiling(evidence, target)) return null;
        var last = evidence.Ladder.LastOrDefault(r => r.State == RungState.Finished && !External.Contains(r.Rung));
        if (last?.GainOverBestCheaper is not { Real: true } gain) return null;
        return new Verdict
        {
            Code = VerdictCode.ReachableWithWork,
            Message = Sentence.Of($"{target.Text} is not shown yet ({Words.Value(evidence.Estimate!.Value)}), but gains are still real along the ladder: {RungWords.Of(last.Rung)} beats {RungWords.Of(gain.Over)} by {Words.Value(gain.Difference)}. Next: better features or a stronger model, then run this again with --predictions."),
            DataNeed = evidence.DataNeed,
            FlipsIf = [Sentence.Of("a stronger rung brings no real gain (its paired interval covers 0)"), NewRung(target)],
        };
    }

    private static Sentence NewRung(Requirement target) => Sentence.Of($"a new rung reaches {Words.Number(target.Threshold)} (ready)");

    internal static bool BeyondCeiling(FeasibilityCase evidence, Requirement target) =>
        evidence.Ceiling is { } ceiling && !target.IsSatisfiedBy(evidence.HigherIsBetter ? ceiling.High : ceiling.Low);

    /// <summary>The forecast up to the most rows that could be had.</summary>
    internal static ImmutableArray<CurvePoint> Affordable(FeasibilityCase evidence)
    {
        if (evidence.Curve is not { } curve) return [];
        var points = curve.Forecast.Where(p => p.Rows <= evidence.MaxRows);
        return curve.At(evidence.MaxRows, LearningCurve.ForecastLevel) is { } limit && curve.Forecast.All(p => p.Rows != evidence.MaxRows)
            ? [.. points, new CurvePoint(evidence.MaxRows, limit)]
            : [.. points];
    }

    /// <summary>The end of an interval that is worse for the target.</summary>
    internal static double Pessimistic(Interval interval, Requirement target) =>
        target.Comparison == Comparison.AtLeast ? interval.Low : interval.High;

    /// <summary>The end of an interval that is better for the target.</summary>
    internal static double Optimistic(Interval interval, Requirement target) =>
        target.Comparison == Comparison.AtLeast ? interval.High : interval.Low;
}
