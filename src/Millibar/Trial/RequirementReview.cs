using System.Collections.Immutable;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Train.Ladder;
using Millibar.Trial.Estimate;

namespace Millibar.Trial;

/// <summary>Holds every requirement against one rung: the candidate.</summary>
internal static class RequirementReview
{
    /// <summary>One result a requirement, in their order.</summary>
    /// <param name="requirements">The requirements.</param>
    /// <param name="candidate">The rung.</param>
    /// <param name="estimate">The rung on all rows that judge.</param>
    /// <param name="slices">The rung on the slices; every slice that a requirement names is among them.</param>
    /// <param name="metrics">Every metric that a requirement names.</param>
    /// <param name="random">Stream for the intervals.</param>
    /// <param name="ct">Cancels.</param>
    public static ImmutableArray<RequirementResult> Of(
        ImmutableArray<Requirement> requirements, RungResult candidate, CandidateEstimate estimate, ImmutableSortedDictionary<string, SliceEstimate> slices,
        ImmutableArray<Metric> metrics, RandomStream random, CancellationToken ct) =>
        [.. requirements.Select(r => OperationalMetric.Names.Contains(r.Metric) ? Operational(r, candidate)
            : r.Slice is { } slice ? OnSlice(r, slices[slice], metrics.First(m => m.Name == r.Metric), random, ct)
            : Predictive(r, estimate, metrics.First(m => m.Name == r.Metric), random, ct))];

    private static RequirementResult OnSlice(Requirement requirement, SliceEstimate slice, Metric metric, RandomStream random, CancellationToken ct) =>
        slice.Missing(metric) is not { } reason
            ? Predictive(requirement, slice.Judging!, metric, random.Fork(slice.Name), ct)
            : new RequirementResult
            {
                Text = requirement.Text,
                State = RequirementState.Undecided,
                Reason = reason,
                Slice = slice.Name,
                Rows = slice.Judging?.DistinctRows ?? 0,
                Needed = new NeededRows("test-rows", slice.Needed(metric), slice.Needed(metric), null),
            };

    private static RequirementResult Predictive(Requirement requirement, CandidateEstimate estimate, Metric metric, RandomStream random, CancellationToken ct)
    {
        var observed = estimate.Of(metric, requirement.Confidence, random, ct);
        var state = requirement.Judge(observed);
        return new RequirementResult
        {
            Text = requirement.Text,
            State = state,
            Observed = observed,
            Slice = requirement.Slice,
            Rows = estimate.DistinctRows,
            Needed = state == RequirementState.Undecided ? Needed(observed, requirement, estimate) : null,
        };
    }

    private static NeededRows Needed(Interval observed, Requirement requirement, CandidateEstimate estimate)
    {
        var (low, best, high) = NeededToDecide.Rows(observed, requirement.Threshold, estimate.DistinctRows);
        return new NeededRows("test-rows", best, low, high);
    }

    private static RequirementResult Operational(Requirement requirement, RungResult candidate)
    {
        var value = requirement.Metric switch
        {
            OperationalMetric.ModelSizeMb => candidate.ModelSizeMb,
            OperationalMetric.LatencyP50Ms => candidate.LatencyP50Ms,
            OperationalMetric.LatencyP99Ms => candidate.LatencyP99Ms,
            _ => candidate.FitSeconds,
        };
        if (value is not { } measured)
            return new RequirementResult
            {
                Text = requirement.Text,
                State = RequirementState.Undecided,
                Reason = Sentence.Of($"{requirement.Metric} cannot be measured for the {RungWords.Of(candidate.Rung)} rung: it was not fitted here"),
            };
        // A model's size is a fact; times come from a clock that scatters.
        var timed = requirement.Metric switch
        {
            OperationalMetric.LatencyP50Ms => candidate.Timings?.Latency(0.5, requirement.Confidence),
            OperationalMetric.LatencyP99Ms => candidate.Timings?.Latency(0.99, requirement.Confidence),
            OperationalMetric.FitSeconds => candidate.Timings?.Fit(requirement.Confidence),
            _ => null,
        };
        var observed = timed?.Interval ?? new Interval(measured, measured, measured, requirement.Confidence);
        var judged = timed is { BoundedAbove: false } ? observed with { High = double.PositiveInfinity } : observed;
        return new RequirementResult { Text = requirement.Text, State = requirement.Judge(judged), Observed = observed };
    }
}
