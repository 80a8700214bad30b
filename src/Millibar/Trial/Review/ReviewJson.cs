using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Trial.Review;

/// <summary>A tally as one JSON object; see docs/labels.md.</summary>
internal static class ReviewJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, ReviewSheet sheet, ReviewTally tally)
    {
        json.WriteStartObject();
        json.WriteString("document", "label.review/1");
        json.WriteString("file", sheet.Table.Name);
        json.WriteString("data", sheet.Table.Hash);
        json.WriteNumber("rows", sheet.Rows.Length);
        Part(json, "flagged", tally.Flagged);
        Part(json, "unflagged", tally.Unflagged);
        json.WriteInterval("precision", tally.Precision, tally.Flagged.Looked);
        json.WriteInterval("error_rate", tally.ErrorRate, tally.Rows);
        json.WriteInterval("accuracy", sheet.Classes.IsEmpty ? null : tally.Accuracy, tally.Flagged.Judged + tally.Unflagged.Judged);
        json.WriteStartObject("reviewers");
        foreach (var (name, count) in tally.Reviewers) json.WriteNumber(name, count);
        json.WriteEndObject();
        json.WriteNumber("outdated", tally.Outdated);
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string name, ReviewCounts counts)
    {
        json.WriteStartObject(name);
        json.WriteNumber("rows", counts.Rows);
        json.WriteNumber("looked_at", counts.Looked);
        json.WriteNumber("wrong", counts.Wrong);
        json.WriteNumber("right", counts.Right);
        json.WriteNumber("ambiguous", counts.Ambiguous);
        json.WriteEndObject();
    }
}
