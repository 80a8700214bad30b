using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Decide;

/// <summary>How often the locked test rows of today were looked at, and what they still bear.</summary>
/// <remarks>
/// Looks count for the project's split over all its data versions, since the test rows stay; without a split they count for the data
/// version. Nested cross-validation locks no row away: its looks are listed and use nothing up.
/// </remarks>
/// <param name="Used">Different looks so far.</param>
/// <param name="Rows">Distinct test rows: those of the newest look that counts, before the first those that the split was made with; null when no test part is locked away.</param>
/// <param name="Tolerance">By how much the best of all looks may flatter; null for the default.</param>
internal sealed record TestLedger(int Used, int? Rows, double? Tolerance)
{
    private const double DefaultConfidence = 0.95;

    public static TestLedger Of(CaseFile file)
    {
        var counted = file.Looks.Where(look => Counts(file, look)).ToList();
        return new TestLedger(
            counted.Count,
            counted.Count > 0 ? counted[^1].Rows : file.Split is { HasTest: true, TestRows: > 0 } split ? split.TestRows : null,
            file.Split?.Tolerance);
    }

    /// <summary>Whether a look used up a part of today's test rows.</summary>
    public static bool Counts(CaseFile file, TestLook look) =>
        look.Estimate == "test" && (file.Split is { HasTest: true } split ? look.Split == split.Id : look.Split is null && look.Data == file.DataVersion);

    /// <summary>Looks that a number of test rows bears.</summary>
    /// <param name="rows">Distinct test rows.</param>
    /// <param name="confidence">Confidence of what is judged on them.</param>
    public int Bears(int rows, double confidence = DefaultConfidence) => TestReuse.Looks(Math.Max(rows, 1), confidence, Tolerance);

    /// <summary>By how much the best of all looks may flatter.</summary>
    /// <param name="rows">Distinct test rows.</param>
    /// <param name="confidence">Confidence of what is judged on them.</param>
    public double Within(int rows, double confidence = DefaultConfidence) => Tolerance ?? TestReuse.Tolerance(Math.Max(rows, 1), confidence);

    /// <summary>Whether a measurement has been looked at once too often to prove anything: it rests on the locked test, and that is used up.</summary>
    public bool IsSpent(EvidenceItem item, double confidence) =>
        Used > 0 && item.Kind == EvidenceKinds.Candidate && item.Fact("estimate") != "nested-cv" && Used > Bears(item.Rows ?? 1, confidence);

    /// <summary>Test rows of a fresh part that would bear as many looks again as this one bore.</summary>
    /// <param name="rows">Distinct test rows of this one.</param>
    /// <param name="confidence">Confidence of what is judged on them.</param>
    public int FreshRows(int rows, double confidence = DefaultConfidence) =>
        (int)Math.Min(int.MaxValue, Math.Ceiling(TestReuse.AdaptiveRows(Bears(rows, confidence), Math.Min(Within(rows, confidence), 0.5), 1 - confidence)));
}
