using System.Collections.Immutable;
using System.Globalization;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Trial.Audit;

/// <summary>What an audit tells the project.</summary>
internal static class AuditEvidence
{
    /// <summary>Flags, the estimate of wrong labels, and what the flagged rows cost.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="blob">Hash of its document.</param>
    /// <param name="predictions">Hash of the likeliest classes, see docs/labels.md; null for numbers.</param>
    /// <param name="at">When.</param>
    /// <param name="by">By whom.</param>
    public static ImmutableArray<EvidenceItem> Of(AuditReport report, string blob, string? predictions, DateTimeOffset at, string by)
    {
        var rows = report.Table.RowCount;
        var draft = new EvidenceItem
        {
            Kind = EvidenceKinds.LabelFlags,
            Subject = new EvidenceSubject { Data = report.Table.Hash },
            Facts = ImmutableSortedDictionary<string, string>.Empty
                .Add("target", report.Options.Target).Add("method", AuditWords.Code(report.Options.Method)).Add("models", string.Join(", ", report.Models)),
            Seed = report.Options.Seed,
            Inputs = [report.Table.Hash],
            Source = $"millibar {BuildVersion.Text}",
            Seconds = report.Seconds,
            At = at.ToUniversalTime(),
            By = by,
        };
        var flags = With(draft, WilsonInterval.Of(report.Flagged, rows), rows);
        flags = flags with { Facts = flags.Facts.Add("blob", blob).Add("count", report.Flagged.ToString(CultureInfo.InvariantCulture)) };
        if (predictions is not null) flags = flags with { Facts = flags.Facts.Add("predictions", predictions) };
        var items = ImmutableArray.Create(flags);
        if (report.Noise is { } noise) items = items.Add(With(draft with { Kind = EvidenceKinds.LabelNoise }, noise.Share, noise.Rows));
        if (report.Cost is { } cost)
            items = items.Add(With(draft with { Kind = EvidenceKinds.LabelHarm, Subject = draft.Subject with { Model = cost.Model }, Metric = cost.Metric }, cost.Gain, cost.Rows));
        return items;
    }

    private static EvidenceItem With(EvidenceItem item, Interval interval, int rows) =>
        item with { Value = interval.Value, Low = interval.Low, High = interval.High, Level = interval.Level, Rows = rows };
}
