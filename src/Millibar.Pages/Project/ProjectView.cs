using System.Collections.Immutable;
using System.Globalization;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Lifecycle;
using Millibar.Pages.Wording;

namespace Millibar.Pages.Project;

/// <summary>A case, its judgement and the words to show them with: what every part of the page gets.</summary>
public sealed record ProjectView(CaseFile File, Recommendation Advice, PageText Text)
{
    private const int HashLength = 8;

    /// <summary>Results of measurements that still hold, in the order in which the page shows them.</summary>
    public ImmutableArray<KeptDocument> Documents { get; init; } = [];

    /// <summary>A place in the page's language.</summary>
    public string Place(Place place) => Text["place." + place.Code];

    /// <summary>A reason in the page's language; the code where there are no words for it.</summary>
    public string Reason(string? code) => code is null ? "" : Text.Find("reason." + code) ?? DataText.Name(code);

    public string Rung(string? code) => code is null ? "" : Text.Find("rung." + code) ?? DataText.Name(code);

    /// <summary>A day, UTC.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A hash, shortened for people.</summary>
    public static string Short(string hash) => hash[..Math.Min(HashLength, hash.Length)];

    /// <summary>The kind of a measurement without its version.</summary>
    public static string Kind(EvidenceItem item) => item.Kind[..item.Kind.IndexOf('/')];

    /// <summary>What a measurement is about.</summary>
    public string Subject(EvidenceItem item)
    {
        var subject = item.Subject;
        string?[] parts = [item.Metric, subject.Model is null ? null : Rung(subject.Model), subject.Slice, subject.Column, subject.Definition, subject.Phase, subject.Data is null ? null : Short(subject.Data)];
        return DataText.Name(string.Join(", ", parts.OfType<string>()));
    }

    /// <summary>The newest curve that still holds; null when none was measured.</summary>
    public EvidenceItem? Curve => File.Current(EvidenceKinds.LearningCurve).LastOrDefault(item => !item.Points.IsEmpty);

    /// <summary>The optimising metric: the charter's, else the one whose curve was measured.</summary>
    public string? Metric => File.Charter.Success.Optimise ?? File.Reading.Target?.Metric ?? Curve?.Metric;
}
