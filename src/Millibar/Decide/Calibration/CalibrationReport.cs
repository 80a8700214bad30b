using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Statistics.Resampling;

namespace Millibar.Decide.Calibration;

/// <summary>How often verdicts came true, and how often people were right to override them.</summary>
internal sealed record CalibrationReport
{
    /// <summary>Fewest settled claims that say anything about calibration.</summary>
    public const int FewestClaims = 10;

    private static readonly double[] Edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1];

    /// <summary>Claims that the engine made and that are settled.</summary>
    public required Tally Verdicts { get; init; }

    /// <summary>Settled decisions in which a person went against a claim: held when the claim did not come true.</summary>
    public required Tally Overrides { get; init; }

    /// <summary>Claims that nobody has settled yet.</summary>
    public required int Open { get; init; }

    /// <summary>Mean squared distance of confidence from what came (0 is best, 0.25 is a coin), with its 95 % interval; null below two settled claims.</summary>
    /// <remarks>Student's interval of the mean, cut to 0 to 1. Source: G. W. Brier, Monthly Weather Review 78 (1950) 1-3.</remarks>
    public required Interval? Brier { get; init; }

    /// <summary>Claims by confidence, lowest first; only rows that have any.</summary>
    public required ImmutableArray<ReliabilityRow> Reliability { get; init; }

    /// <summary>Why nothing can be said about calibration yet; null when there is enough.</summary>
    public string? TooFew => Verdicts.Settled >= FewestClaims
        ? null
        : $"Too few to judge: {Verdicts.Settled} settled, and {FewestClaims} are needed before the shares mean anything.";

    /// <summary>Scores decisions against their outcomes.</summary>
    /// <param name="decisions">Decisions; those without a confidence made no claim and are left out.</param>
    /// <param name="outcomes">Outcomes; the last one about a decision counts.</param>
    public static CalibrationReport Of(IEnumerable<MadeDecision> decisions, IEnumerable<SettledOutcome> outcomes)
    {
        var settled = outcomes.GroupBy(outcome => outcome.Decision).ToDictionary(group => group.Key, group => group.Last().ClaimHeld);
        var claims = decisions.Where(decision => decision.Confidence is not null).ToList();
        var known = claims.Where(claim => settled.ContainsKey(claim.Id)).Select(claim => (Claim: claim, Confidence: claim.Confidence!.Value, Held: settled[claim.Id])).ToList();
        var overridden = known.Where(one => one.Claim.Override).ToList();
        return new CalibrationReport
        {
            Verdicts = new Tally(known.Count(one => one.Held), known.Count),
            Overrides = new Tally(overridden.Count(one => !one.Held), overridden.Count),
            Open = claims.Count - known.Count,
            Brier = BrierOf([.. known.Select(one => Math.Pow(one.Confidence - (one.Held ? 1 : 0), 2))]),
            Reliability = [.. known.GroupBy(one => RowOf(one.Confidence)).OrderBy(group => group.Key).Select(group =>
                new ReliabilityRow(Edges[group.Key], Edges[group.Key + 1], group.Average(one => one.Confidence), new Tally(group.Count(one => one.Held), group.Count())))],
        };
    }

    private static int RowOf(double confidence)
    {
        var row = 0;
        while (row < Edges.Length - 2 && confidence >= Edges[row + 1]) row++;
        return row;
    }

    private static Interval? BrierOf(double[] scores)
    {
        if (scores.Length < 2) return null;
        var mean = scores.Average();
        var variance = scores.Sum(score => (score - mean) * (score - mean)) / (scores.Length - 1);
        var half = BcaLimits.StudentReach(0.95, scores.Length - 1) * Math.Sqrt(variance / scores.Length);
        return new Interval(mean, mean - half, mean + half).Clip(0, 1);
    }
}
