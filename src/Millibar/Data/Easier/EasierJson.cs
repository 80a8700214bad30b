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
            Part(json, "today", one.Today);
            Part(json, "other", one.Other);
            Part(json, "gain", one.Gain);
            Part(json, "lost", one.Lost);
            Part(json, "foretold", one.Foretold);
            if (one.Commonest is { } commonest) json.WriteNumber("commonest", commonest);
            if (one.Reason is { } reason) json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", known.Value);
        json.WriteNumber("low", known.Low);
        json.WriteNumber("high", known.High);
        json.WriteNumber("level", known.Level);
        json.WriteEndObject();
    }
}
