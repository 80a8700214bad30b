using Millibar.Plan.Requirements;
using Millibar.Train.Ladder;

namespace Millibar.Decide;

/// <summary>Undecided, with the cheapest measurement that would decide.</summary>
internal static class OpenQuestion
{
    public static Verdict Of(FeasibilityCase evidence, Requirement target)
    {
        var open = evidence.Requirements.Where(r => r.State != RequirementState.Met).ToArray();
        var result = evidence.Requirements.First(r => r.Text == target.Text);
        var start = Sentence.Of($"{target.Text} is undecided: {RungWords.Of(evidence.Candidate!)} is at {Words.Value(evidence.Estimate!.Value)}.");
        if (result.State == RequirementState.Undecided)
            return Verdicts.Undecided(Sentence.Join(" ", [start, Priced([result])]), [Sentence.Of($"the whole interval lies on one side of {Words.Number(target.Threshold)}")]) with { DataNeed = evidence.DataNeed };
        if (result.State == RequirementState.Met)
            return Verdicts.Undecided(Priced(open), [.. open.Select(r => Sentence.Of($"{r.Text} is met"))]);
        if (evidence.Curve is not { } curve)
            return Verdicts.Undecided(
                Sentence.Of($"{target.Text} failed today ({Words.Value(evidence.Estimate!.Value)}), and whether more data would help is not known: {evidence.CurveReason ?? Sentence.Of("no learning curve was measured")} Next: run again without --no-curve and with a larger --budget."),
                [Sentence.Of("a learning curve shows the target inside or outside its forecast")]);

        var band = curve.Forecast.IsEmpty ? Sentence.Empty : Sentence.Of($"The {RungWords.Of(curve.Rung)} curve forecasts {Words.Value(curve.Forecast[^1].Metric)} at {Words.Count(curve.Forecast[^1].Rows)} rows, which covers the target.");
        var next = evidence.DataNeed is { Rounds.IsEmpty: false } need
            ? Sentence.Of($"collect up to {Words.Count(need.Rounds[0])} rows (the curve's bracket is {Words.Bracket(need)}) and run this again")
            : Sentence.Of($"double the rows to {Words.Count((int)Math.Min(2L * evidence.Rows, int.MaxValue))} and run this again, or have a person do the task on 200 rows (--human)");
        return Verdicts.Undecided(
            Sentence.Join(" ",
            [
                Sentence.Of($"{target.Text} failed today ({Words.Value(evidence.Estimate!.Value)}), and the forecast does not settle whether it can be reached."),
                band,
                Sentence.Of($"Next: {next}."),
            ]),
            [
                Sentence.Of($"the forecast's whole band lies on one side of {Words.Number(target.Threshold)}"),
                Sentence.Of($"a person or a published result reaches {Words.Number(target.Threshold)} (reachable-with-work)"),
            ]) with
        { DataNeed = evidence.DataNeed };
    }

    /// <summary>What deciding costs, in rows.</summary>
    public static Sentence Priced(IReadOnlyList<RequirementResult> open)
    {
        var sentences = open.Select(r => r.Reason is null && r.Needed is { } needed
            ? needed.High is { } high
                ? Sentence.Of($"{Words.Count(needed.Value)} test rows in all (between {Words.Count(needed.Low)} and {Words.Count(high)}) would decide {r.Text}.")
                : Sentence.Of($"At least {Words.Count(needed.Low)} test rows in all would be needed to decide {r.Text}: the value sits on the threshold.")
            : Sentence.Of($"{r.Text}: {r.Reason ?? Sentence.Of("not measured")}."));
        return Sentence.Join(" ", sentences);
    }
}
