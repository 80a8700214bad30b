using System.Collections.Immutable;
using System.Globalization;
using Millibar.Evidence;
using Millibar.Plan.Charters;
using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Portfolio.Record;

/// <summary>What became of an estimate, as evidence: kind <see cref="EvidenceKinds.EstimateOutcome"/>, the input as metric, the estimate as facts.</summary>
internal static class EstimateOutcomes
{
    internal const string Estimator = "estimator";
    internal const string Low = "low";
    internal const string High = "high";

    /// <summary>The evidence that an estimate came true, or did not.</summary>
    /// <param name="estimates">The estimates at the time of recording.</param>
    /// <param name="input">What was estimated.</param>
    /// <param name="actual">What came true; for success 1 or 0.</param>
    /// <param name="at">Time of recording.</param>
    /// <param name="by">Who records.</param>
    /// <exception cref="MillibarException"><c>estimate-outcome</c>: the value is impossible.</exception>
    public static EvidenceItem Record(PriorityEstimates estimates, PriorityInput input, double actual, DateTimeOffset at, string by)
    {
        if (PriorityInputs.Shape(input) == RangeShape.Positive && !(actual > 0 && double.IsFinite(actual)))
            throw new MillibarException("estimate-outcome", FormattableString.Invariant($"{PriorityInputs.Code(input)} cannot have come to {actual}: it is above 0."), PriorityInputs.Code(input), "If the project brought nothing, record --success no.");
        if (PriorityInputs.Shape(input) == RangeShape.Share && actual is not (0 or 1))
            throw new MillibarException("estimate-outcome", FormattableString.Invariant($"{PriorityInputs.Code(input)} cannot have come to {actual}."), PriorityInputs.Code(input), "Record 1 for yes, 0 for no.");
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (estimates.Estimator is { } estimator) facts[Estimator] = estimator;
        if (PriorityInputs.Range(estimates, input) is { } range)
        {
            facts[Low] = range.Low.ToString("R", CultureInfo.InvariantCulture);
            facts[High] = range.High.ToString("R", CultureInfo.InvariantCulture);
        }

        return new EvidenceItem
        {
            Kind = EvidenceKinds.EstimateOutcome,
            Subject = new EvidenceSubject(),
            Metric = PriorityInputs.Code(input),
            Value = actual,
            Facts = facts.ToImmutable(),
            Source = BuildVersion.Text,
            At = at,
            By = by,
        };
    }
}
