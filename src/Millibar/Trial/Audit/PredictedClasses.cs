using System.Text.Json;

namespace Millibar.Trial.Audit;

/// <summary>The likeliest class of every row as one JSON object, for reviews; see docs/labels.md.</summary>
internal static class PredictedClasses
{
    /// <summary>Writes <c>{document, classes, items, predicted}</c>: the rows' names, and for each the index of its class.</summary>
    public static void Write(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject();
        json.WriteString("document", "label.predictions/1");
        json.WriteStartArray("classes");
        foreach (var name in report.Classes) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("items");
        foreach (var item in report.Items) json.WriteStringValue(item);
        json.WriteEndArray();
        json.WriteStartArray("predicted");
        foreach (var predicted in report.Predicted) json.WriteNumberValue(predicted);
        json.WriteEndArray();
        json.WriteStartArray("flagged");
        foreach (var row in report.Suspects.Select(detail => detail.Suspect.Row).Order()) json.WriteNumberValue(row);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
