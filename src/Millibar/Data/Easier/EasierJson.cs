using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Data.Easier;

/// <summary>The comparison of label definitions as one JSON object; see docs/labels.md.</summary>
internal static class EasierJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, EasierReport report)
    {
        json.WriteStartObject();
        json.WriteString("document", "label.easier/1");
        json.WriteNumber("resamples", report.Resamples);
        json.WriteNumber("seed", report.Seed);
        json.WriteStartArray("definitions");
        foreach (var one in report.Definitions)
        {
            json.WriteStartObject();
            json.WriteString("definition", one.Name);
            json.WriteNumber("items", one.Items);
            json.WriteInterval("today", one.Today);
            json.WriteInterval("other", one.Other);
            json.WriteInterval("gain", one.Gain);
            json.WriteInterval("lost", one.Lost);
            json.WriteInterval("foretold", one.Foretold);
            if (one.Commonest is { } commonest) json.WriteNumber("commonest", commonest);
            if (one.Reason is { } reason) json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
