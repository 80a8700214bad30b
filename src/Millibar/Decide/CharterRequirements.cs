using System.Collections.Immutable;
using Millibar.Plan.Charters;
using Millibar.Plan.Requirements;

namespace Millibar.Decide;

/// <summary>The thresholds of a charter: those written under success, and those that its production needs imply.</summary>
internal static class CharterRequirements
{
    private const double Confidence = 0.95;

    public static ImmutableArray<Requirement> Of(Charter charter)
    {
        var written = charter.Success.Requirements.Select(RequirementParser.ParseForAnyTask).ToList();
        return [.. written, .. Implied(charter.Production).Where(implied => written.TrueForAll(r => r.Metric != implied.Metric || r.Slice is not null))];
    }

    /// <summary>The charter without some of its thresholds.</summary>
    public static Charter Without(Charter charter, IReadOnlyCollection<Requirement> given)
    {
        bool Given(string metric) => given.Any(requirement => requirement.Metric == metric && requirement.Slice is null);
        return charter with
        {
            Success = charter.Success with { Requirements = [.. charter.Success.Requirements.Where(text => !given.Contains(RequirementParser.ParseForAnyTask(text)))] },
            Production = charter.Production with
            {
                LatencyMs = Given(OperationalMetric.LatencyP99Ms) ? null : charter.Production.LatencyMs,
                SizeMb = Given(OperationalMetric.ModelSizeMb) ? null : charter.Production.SizeMb,
            },
        };
    }

    private static IEnumerable<Requirement> Implied(ProductionNeeds needs)
    {
        if (needs.LatencyMs is { } latency) yield return AtMost(OperationalMetric.LatencyP99Ms, latency);
        if (needs.SizeMb is { } size) yield return AtMost(OperationalMetric.ModelSizeMb, size);
    }

    private static Requirement AtMost(string metric, double threshold) => new()
    {
        Text = $"{metric} <= {Words.Number(threshold)}",
        Metric = metric,
        Comparison = Comparison.AtMost,
        Threshold = threshold,
        Confidence = Confidence,
    };
}
