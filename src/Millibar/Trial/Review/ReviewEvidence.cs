using System.Collections.Immutable;
using System.Globalization;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Trial.Review;

/// <summary>What reviews tell the project: the share of wrong labels.</summary>
internal static class ReviewEvidence
{
    /// <summary>The measurement; null before the first verdict.</summary>
    public static EvidenceItem? Of(ReviewSheet sheet, ReviewTally tally, string target, string blob, DateTimeOffset at, string by)
    {
        if (tally.ErrorRate is not { } rate) return null;
        var facts = ImmutableSortedDictionary<string, string>.Empty
            .Add("blob", blob)
            .Add("target", target)
            .Add("flagged", Number(tally.Flagged.Looked))
            .Add("unflagged", Number(tally.Unflagged.Looked))
            .Add("reviewers", string.Join(", ", tally.Reviewers.Keys));
        if (!sheet.Classes.IsEmpty && tally.Accuracy is { } accuracy) facts = facts.Add("accuracy", $"{Share(accuracy.Value)} ({Share(accuracy.Low)} to {Share(accuracy.High)})");
        return new EvidenceItem
        {
            Kind = EvidenceKinds.LabelErrors,
            Subject = new EvidenceSubject { Data = sheet.Table.Hash },
            Value = rate.Value,
            Low = rate.Low,
            High = rate.High,
            Level = rate.Level,
            Rows = tally.Rows,
            Facts = facts,
            Inputs = [sheet.Table.Hash],
            Source = $"millibar {BuildVersion.Text}",
            At = at.ToUniversalTime(),
            By = by,
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
