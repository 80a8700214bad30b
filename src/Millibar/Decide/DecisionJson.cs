using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Evidence;
using Millibar.Lifecycle;

namespace Millibar.Decide;

/// <summary>A decision as the body of a journal entry; id, time and author are the entry's own.</summary>
internal static class DecisionJson
{
    private static readonly JsonShape Shape = new(
        "decision", "override", "from", "to", "reason", "recommended", "recommended_reason", "confidence", "claim", "cites", "why", "charter", "data");

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON without line breaks, members in a fixed order.</summary>
    public static byte[] Write(MadeDecision decision)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing)) Write(json, decision);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the decision out of its entry.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: a member is unknown, missing or of the wrong type.</exception>
    public static MadeDecision Read(JournalEntry entry)
    {
        using var body = EntryBody.Parse(entry);
        var fields = new JsonFields(body.RootElement, Shape, EntryBody.Where(entry));
        return new MadeDecision
        {
            Id = entry.Id,
            Override = fields.Flag("override"),
            From = PlaceIn(fields, "from"),
            To = PlaceIn(fields, "to"),
            Reason = fields.Text("reason"),
            Recommended = PlaceIn(fields, "recommended"),
            RecommendedReason = fields.Text("recommended_reason"),
            Confidence = fields.Number("confidence"),
            Claim = fields.Needed("claim"),
            Cites = fields.Texts("cites"),
            Why = fields.Text("why"),
            CharterVersion = (int)(fields.Number("charter") ?? throw fields.Wrong("has no 'charter'")),
            DataVersion = fields.Text("data"),
            At = entry.At,
            By = entry.By,
        };
    }

    private static void Write(Utf8JsonWriter json, MadeDecision decision)
    {
        json.WriteStartObject();
        json.WriteBoolean("override", decision.Override);
        json.WriteString("from", decision.From.Code);
        json.WriteString("to", decision.To.Code);
        Text("reason", decision.Reason);
        json.WriteString("recommended", decision.Recommended.Code);
        Text("recommended_reason", decision.RecommendedReason);
        if (decision.Confidence is { } confidence) json.WriteNumber("confidence", confidence);
        json.WriteString("claim", decision.Claim);
        json.WriteStartArray("cites");
        foreach (var cite in decision.Cites) json.WriteStringValue(cite);
        json.WriteEndArray();
        Text("why", decision.Why);
        json.WriteNumber("charter", decision.CharterVersion);
        Text("data", decision.DataVersion);
        json.WriteEndObject();

        void Text(string name, string? text)
        {
            if (text is not null) json.WriteString(name, text);
        }
    }

    private static Place PlaceIn(JsonFields fields, string name)
    {
        var code = fields.Needed(name);
        return Place.Find(code) ?? throw fields.Wrong(string.Create(CultureInfo.InvariantCulture, $"names a place '{code}' that this version does not know"));
    }
}
