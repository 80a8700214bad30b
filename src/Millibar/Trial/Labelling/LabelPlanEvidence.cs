using System.Collections.Immutable;
using System.Globalization;
using Millibar.Evidence;

namespace Millibar.Trial.Labelling;

/// <summary>A plan for labels as evidence.</summary>
internal static class LabelPlanEvidence
{
    /// <summary>The measurement.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="data">Hash of the data version; null when the project has none.</param>
    /// <param name="blob">Hash of the whole plan in the workspace.</param>
    /// <param name="at">When it was made (UTC).</param>
    /// <param name="by">By whom.</param>
    /// <remarks>
    /// The value is the geometric middle of the bracket. Where the upper end is open, value and both ends are the lower end and the fact <c>open</c> says why;
    /// where no number of labels is known to do, there is no value.
    /// </remarks>
    public static EvidenceItem Of(LabelPlan plan, string? data, string blob, DateTimeOffset at, string by)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts["blob"] = blob;
        facts["source"] = plan.Source;
        facts["test"] = plan.TestLabels.Low.ToString(CultureInfo.InvariantCulture);
        facts["rounds"] = plan.Rounds.Length.ToString(CultureInfo.InvariantCulture);
        if (plan.Open is { } open) facts["open"] = open;
        else if (plan.Labels is { High: null }) facts["open"] = "the value sits on the threshold: no number of test rows is sure to decide it";
        return new EvidenceItem
        {
            Kind = EvidenceKinds.LabelPlan,
            Subject = new EvidenceSubject { Data = data },
            Metric = plan.Requirement.Metric,
            Value = plan.Labels is { } labels ? Math.Round(Middle(labels)) : null,
            Low = plan.Labels?.Low,
            High = plan.Labels is { } ends ? ends.High ?? ends.Low : null,
            Level = 0.9,
            Facts = facts.ToImmutable(),
            Inputs = data is null ? [] : [data],
            Source = $"millibar {BuildVersion.Text}",
            At = at,
            By = by,
        };
    }

    /// <summary>A row that is there already is added to both ends, so that a bracket from 0 has a middle.</summary>
    private static double Middle(Bracket labels) => labels.High is { } high ? Math.Sqrt((labels.Low + 1) * (high + 1)) - 1 : labels.Low;
}
