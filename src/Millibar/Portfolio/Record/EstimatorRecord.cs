using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Portfolio.Record;

/// <summary>How often a person's 90 % ranges held the truth, and by how much their ranges are widened (or narrowed) for that.</summary>
/// <remarks>
/// <para>Untrained people's 90 % ranges hold the truth about 55 % of the time. The factor is a split-conformal one: each past range has a score, the distance of the truth from the
/// range's middle in half-ranges (on the log scale); the ceil(0.9 (n + 1))-th smallest score is the factor under which a new range holds the truth with probability 0.9.
/// It exists from nine outcomes on.</para>
/// <para>Sources: V. Vovk, A. Gammerman and G. Shafer, Algorithmic Learning in a Random World (2005); the half-range score follows A. N. Angelopoulos and S. Bates (2021), section 2.3.</para>
/// </remarks>
public sealed record EstimatorRecord
{
    /// <summary>Level of the ranges that people are asked for.</summary>
    public const double Level = 0.9;

    /// <summary>Outcomes that the factor needs.</summary>
    public const int FewestOutcomes = 9;

    /// <summary>Who estimates.</summary>
    public required string Estimator { get; init; }

    /// <summary>Ranges that held the truth.</summary>
    public required int Hits { get; init; }

    /// <summary>Ranges whose truth is known.</summary>
    public required int Count { get; init; }

    /// <summary>What the spread of this person's ranges is multiplied by; null below <see cref="FewestOutcomes"/>.</summary>
    public required double? Factor { get; init; }

    /// <summary>Share of ranges that held the truth, with its 95 % Wilson interval.</summary>
    public Interval HitRate => WilsonInterval.Of(Hits, Count);

    /// <summary>The records of all estimators, by name. Money and time count; a single success or failure cannot lie inside or outside of a range.</summary>
    internal static IReadOnlyList<EstimatorRecord> Of(IEnumerable<EstimateOutcome> outcomes) =>
    [
        .. outcomes.Where(outcome => PriorityInputs.Shape(outcome.Input) == RangeShape.Positive)
            .GroupBy(outcome => outcome.Estimator, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of(group.Key, [.. group])),
    ];

    private static EstimatorRecord Of(string estimator, IReadOnlyList<EstimateOutcome> outcomes) => new()
    {
        Estimator = estimator,
        Hits = outcomes.Count(outcome => outcome.Hit),
        Count = outcomes.Count,
        Factor = FactorOf([.. outcomes.Select(Score).Order()]),
    };

    private static double Score(EstimateOutcome outcome) => RangeLaw.Positive(outcome.Range.Low, outcome.Range.High, Level).Distance(outcome.Actual, Level);

    private static double? FactorOf(double[] scores)
    {
        var wanted = (int)Math.Ceiling(Level * (scores.Length + 1) - 1e-9);
        return wanted <= scores.Length && double.IsFinite(scores[wanted - 1]) ? scores[wanted - 1] : null;
    }
}
