using Millibar.Train.Ladder;

namespace Millibar.Decide;

/// <summary>Without a requirement: where the barometer stands and which target would be realistic.</summary>
internal static class ReadingWords
{
    public static Verdict Of(FeasibilityCase evidence)
    {
        var estimate = evidence.Estimate!.Value;
        var constant = evidence.Ladder.FirstOrDefault(r => r.Rung == "constant" && r.State == RungState.Finished);
        var floor = constant is not null && constant.Metrics.TryGetValue(evidence.Metric, out var value) ? Sentence.Of($"The constant rung is at {Words.Number(value.Value)}.") : Sentence.Empty;
        if (evidence.Candidate == "constant")
            return Reading(
                Sentence.Of($"No rung beats the constant one ({evidence.Metric} {Words.Value(estimate)}): these features say nothing measurable about the target yet. Next: check the target column, add features, or add rows."),
                Sentence.Of("a rung beats the constant rung by a paired interval above 0"));

        var safe = evidence.HigherIsBetter ? estimate.Low : estimate.High;
        var later = Sentence.Empty;
        if (evidence.Curve is { Forecast.Length: > 0 } curve)
        {
            var twice = curve.Forecast.First(p => p.Rows >= Math.Min(2L * evidence.Rows, curve.Forecast[^1].Rows));
            later = Sentence.Of($"At {Words.Count(twice.Rows)} rows the {RungWords.Of(curve.Rung)} curve forecasts {Words.Value(twice.Metric)}.");
        }

        var sign = evidence.HigherIsBetter ? ">=" : "<=";
        return Reading(
            Sentence.Join(" ",
            [
                Sentence.Of($"The barometer stands at {evidence.Metric} {Words.Value(estimate)} with the {RungWords.Of(evidence.Candidate!)} rung."),
                floor,
                later,
                Sentence.Of($"A target that is realistic today: --require \"{evidence.Metric} {sign} {Words.Number(safe)}\"."),
            ]),
            Sentence.Of($"{evidence.Metric} on new data falls outside {Words.Range(estimate)}"));
    }

    private static Verdict Reading(Sentence message, Sentence flipsIf) =>
        new() { Code = VerdictCode.Reading, Message = message, FlipsIf = [flipsIf] };
}
