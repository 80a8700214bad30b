using Millibar.Evidence;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Decide.Forward;

/// <summary>A failure rate that must be guaranteed: the exact binomial upper bound, not an estimate, is held against the charter's limit.</summary>
/// <remarks>Clopper and Pearson, Biometrika 26 (1934) 404-413, one-sided at 5 %: 0 failures of 300 guarantee a rate below 1 %.</remarks>
internal static class FailureBound
{
    private const double Risk = 0.05;

    /// <summary>The condition on a share of failures with its n; the limit is <c>production.max_failure_rate</c>.</summary>
    public static Condition Of(CaseFile file, string code, string kind, Sentence what)
    {
        var item = file.Reading.Find(kind, phase: file.Place);
        if (file.Charter.Production.MaxFailureRate is not { } limit)
            return Open(code, Sentence.Of($"The charter does not say how many {what} are acceptable."), Steps.Set(Sentence.Of("Say which failure rate is acceptable."), "production.max_failure_rate", 1), item);
        if (item is not { Value: >= 0 and <= 1, Rows: > 0 })
            return Open(code, Sentence.Of($"The share of {what} in {file.Place.Code} is not measured, or without n."), Measure(file, kind, Needed(0, limit)), item);

        var (share, n) = (item.Value!.Value, item.Rows!.Value);
        var failures = (int)Math.Round(share * n);
        var upper = ClopperPearsonInterval.UpperBound(failures, n, Risk);
        var state = upper <= limit ? RequirementState.Met
            : ClopperPearsonInterval.LowerBound(failures, n, Risk) > limit ? RequirementState.Failed
            : RequirementState.Undecided;
        var words = Sentence.Of($"{what} in {file.Place.Code}: {Words.Count(failures)} of {Words.Count(n)}; with 95 % confidence the rate is at most {Words.Number(upper)}, and {Words.Number(limit)} is acceptable.");
        return new Condition
        {
            Code = code,
            State = state,
            Text = state == RequirementState.Undecided ? Sentence.Of($"{words} About {Words.Count(Needed(failures, limit))} cases in all, without a further failure, would do.") : words,
            Cites = [item.Id],
            Next = state == RequirementState.Met ? null : Measure(file, kind, Math.Max(0, Needed(failures, limit) - n)),
            Flips = state == RequirementState.Met
                ? [new Flip { Text = Sentence.Of("every case fails"), Evidence = At(item, 1, n) }]
                : limit > 0 ? [new Flip { Text = Sentence.Of($"{Words.Count(Needed(0, limit))} cases pass without a failure"), Evidence = At(item, 0, Needed(0, limit)) }] : [],
        };
    }

    /// <summary>Cases in all after which the bound holds if none fails beyond those that have; <see cref="int.MaxValue"/> when no number does.</summary>
    internal static int Needed(int failures, double limit)
    {
        if (limit <= 0) return int.MaxValue;
        long low = failures, high = Math.Max(1, failures);
        while (high < int.MaxValue && ClopperPearsonInterval.UpperBound(failures, (int)high, Risk) > limit) high = Math.Min(int.MaxValue, 2 * high);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (ClopperPearsonInterval.UpperBound(failures, (int)middle, Risk) > limit) low = middle;
            else high = middle;
        }

        return (int)high;
    }

    private static Condition Open(string code, Sentence text, NextStep next, EvidenceItem? item) =>
        new() { Code = code, State = RequirementState.Undecided, Text = text, Next = next, Cites = item is null ? [] : [item.Id] };

    private static EvidenceItem At(EvidenceItem item, double share, int n) => item with { Value = share, Low = null, High = null, Rows = n };

    private static NextStep Measure(CaseFile file, string kind, int cases) =>
        Steps.Measure(Sentence.Of($"Check {Words.Count(cases)} more cases, drawn at random, and record the share that failed."), kind, 8, file.Place);
}
