using System.Globalization;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Evidence;

/// <summary>Evidence in a line.</summary>
internal static class EvidenceText
{
    /// <summary>Kind, subject, value and n.</summary>
    public static string Line(EvidenceItem item) => $"{Name(item)} {Subject(item)}: {Value(item)}".Replace(" :", ":", StringComparison.Ordinal);

    /// <summary>The kind without its version.</summary>
    public static string Name(EvidenceItem item) => item.Kind[..item.Kind.IndexOf('/')];

    /// <summary>What it is about, the data version shortened.</summary>
    public static string Subject(EvidenceItem item)
    {
        var subject = item.Subject;
        string?[] parts = [item.Metric, subject.Model, subject.Slice, subject.Column, subject.Definition, subject.Phase, subject.Data is { } data ? $"data {data[..Math.Min(8, data.Length)]}" : null];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>The number with its interval, or what stands in its place.</summary>
    public static string Value(EvidenceItem item)
    {
        var rows = item.Rows is { } n ? string.Create(CultureInfo.InvariantCulture, $", n = {n:#,0}") : "";
        return item switch
        {
            { Points.IsEmpty: false } => string.Create(CultureInfo.InvariantCulture, $"{item.Points.Count(point => !point.Forecast)} points measured, forecast to {item.Points[^1].Rows:#,0} rows"),
            { Measured: { } measured } when measured.High > measured.Low => $"{Words.Value(measured)}{rows}",
            { Value: { } value, Low: not null } => $"{Words.Number(value)}{rows}",
            { Value: { } value } => $"{Words.Number(value)} reported{rows}",
            _ => item.Fact("none") ?? "no number",
        };
    }
}
