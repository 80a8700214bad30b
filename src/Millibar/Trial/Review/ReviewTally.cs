using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Trial.Review;

/// <summary>What the verdicts so far say about all labels.</summary>
/// <remarks>
/// <para>The rows are two parts: flagged and not flagged. Flags are reviewed in a random order, and rows of <c>--random</c> are drawn from all rows, so that within either part the rows
/// that were looked at are a random sample. Precision of the flags times their share is the part of the errors that the audit finds; the rest is known only when rows without a
/// flag were looked at too: until then nothing bounds the error rate from above.</para>
/// <para>A row that several people looked at counts once: by the verdict that most of them gave, as ambiguous when that is a tie. An ambiguous label is not counted as wrong.</para>
/// </remarks>
internal sealed record ReviewTally
{
    private const double Level = 0.95;

    /// <summary>Flagged rows that were looked at.</summary>
    public required ReviewCounts Flagged { get; init; }

    /// <summary>Rows without a flag that were drawn at random and looked at.</summary>
    public required ReviewCounts Unflagged { get; init; }

    /// <summary>Verdicts that count, by person.</summary>
    public required ImmutableSortedDictionary<string, int> Reviewers { get; init; }

    /// <summary>Verdicts about rows that this version does not have, or has with another label.</summary>
    public required int Outdated { get; init; }

    /// <summary>Rows looked at.</summary>
    public int Rows => Flagged.Looked + Unflagged.Looked;

    /// <summary>Share of flags that were wrong labels; null before the first.</summary>
    public Interval? Precision => Flagged.Looked == 0 ? null : WilsonInterval.Of(Flagged.Wrong, Flagged.Looked, Level);

    /// <summary>Share of all labels that are wrong; null before the first verdict.</summary>
    public Interval? ErrorRate => Rows == 0 ? null : StratifiedShare.Of([(Flagged.Rows, Flagged.Looked, Flagged.Wrong), (Unflagged.Rows, Unflagged.Looked, Unflagged.Wrong)], Level);

    /// <summary>Accuracy of the out-of-fold predictions against the labels as reviewed; null for numbers and until both parts were looked at. Ambiguous rows are left out.</summary>
    public Interval? Accuracy =>
        Flagged.Judged + Unflagged.Judged == 0 || (Flagged.Judged == 0 && Flagged.Rows > 0) || (Unflagged.Judged == 0 && Unflagged.Rows > 0)
            ? null
            : StratifiedShare.Of([(Flagged.Rows, Flagged.Judged, Flagged.ModelRight), (Unflagged.Rows, Unflagged.Judged, Unflagged.ModelRight)], Level);

    /// <summary>Counts the verdicts.</summary>
    /// <param name="sheet">The rows.</param>
    /// <param name="reviews">All verdicts, the last of each person and row.</param>
    public static ReviewTally Of(ReviewSheet sheet, IEnumerable<ReviewedLabel> reviews)
    {
        var valid = new List<(ReviewRow Row, ReviewedLabel Review)>();
        var outdated = 0;
        foreach (var review in reviews.Where(review => review.Verdict != Verdict.Undone))
        {
            if (sheet.Find(review) is not { } row) outdated++;
            else if (row.Flagged || review.AtRandom) valid.Add((row, review)); // flagged once, and no longer: no random draw of the rest
        }

        var judged = valid.GroupBy(pair => pair.Row.Index).Select(group => new Judged(group.First().Row, [.. group.Select(pair => pair.Review)])).ToList();
        var flaggedRows = sheet.Ranked.Length;
        return new ReviewTally
        {
            Flagged = Count(flaggedRows, judged.Where(one => one.Row.Flagged)),
            Unflagged = Count(sheet.Rows.Length - flaggedRows, judged.Where(one => !one.Row.Flagged)),
            Reviewers = valid.GroupBy(pair => pair.Review.By, StringComparer.Ordinal).ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
            Outdated = outdated,
        };
    }

    private static ReviewCounts Count(int rows, IEnumerable<Judged> judged)
    {
        var all = judged.ToList();
        return new ReviewCounts(
            rows,
            all.Count(one => one.Verdict == Verdict.Wrong),
            all.Count(one => one.Verdict == Verdict.Right),
            all.Count(one => one.Verdict == Verdict.Ambiguous),
            all.Count(one => one.ModelRight));
    }

    private sealed record Judged(ReviewRow Row, ImmutableArray<ReviewedLabel> Reviews)
    {
        public Verdict Verdict
        {
            get
            {
                var most = Reviews.CountBy(review => review.Verdict).OrderByDescending(pair => pair.Value).ToList();
                return most.Count > 1 && most[0].Value == most[1].Value ? Verdict.Ambiguous : most[0].Key;
            }
        }

        /// <summary>Whether the models say what the reviewed label is; where it is wrong and nobody said what is right, they are taken to be right only in suggesting another.</summary>
        public bool ModelRight => Verdict switch
        {
            Verdict.Right => Row.Suggested is null,
            Verdict.Wrong => Row.Suggested is { } suggested && (Reviews.Select(review => review.Label).FirstOrDefault(label => label is not null) ?? suggested) == suggested,
            _ => false,
        };
    }
}

/// <summary>Verdicts about one part of the rows.</summary>
/// <param name="Rows">Rows of the part.</param>
/// <param name="Wrong">Labels found wrong.</param>
/// <param name="Right">Labels found right.</param>
/// <param name="Ambiguous">Labels of which nobody can tell.</param>
/// <param name="ModelRight">Rows, wrong or right, on which the models say what the reviewed label is.</param>
internal sealed record ReviewCounts(int Rows, int Wrong, int Right, int Ambiguous, int ModelRight)
{
    /// <summary>Rows looked at.</summary>
    public int Looked => Wrong + Right + Ambiguous;

    /// <summary>Rows found wrong or right.</summary>
    public int Judged => Wrong + Right;
}
