using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Statistics;

namespace Millibar.Evidence;

/// <summary>Evidence as one line of JSON: in the journal, in exports, and what <c>evidence import</c> reads.</summary>
public static class EvidenceJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON without line breaks, members in a fixed order.</summary>
    public static byte[] Write(EvidenceItem item)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing)) Write(json, item);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the item as an object.</summary>
    public static void Write(Utf8JsonWriter json, EvidenceItem item)
    {
        json.WriteStartObject();
        json.WriteString("kind", item.Kind);
        json.WriteStartObject("subject");
        Text(json, "data", item.Subject.Data);
        Text(json, "model", item.Subject.Model);
        Text(json, "slice", item.Subject.Slice);
        Text(json, "column", item.Subject.Column);
        Text(json, "definition", item.Subject.Definition);
        Text(json, "phase", item.Subject.Phase);
        json.WriteEndObject();
        Text(json, "metric", item.Metric);
        Number(json, "value", item.Value);
        Number(json, "low", item.Low);
        Number(json, "high", item.High);
        if (item.Low is not null || !item.Points.IsEmpty) json.WriteNumber("level", item.Level);
        Number(json, "n", item.Rows);
        Text(json, "unit", item.Unit);
        if (!item.Points.IsEmpty) WritePoints(json, item.Points);
        if (!item.Facts.IsEmpty)
        {
            json.WriteStartObject("facts");
            foreach (var (name, fact) in item.Facts) json.WriteString(name, fact);
            json.WriteEndObject();
        }

        Number(json, "seed", item.Seed);
        if (!item.Inputs.IsEmpty)
        {
            json.WriteStartArray("inputs");
            foreach (var input in item.Inputs) json.WriteStringValue(input);
            json.WriteEndArray();
        }

        json.WriteString("source", item.Source);
        Number(json, "seconds", item.Seconds);
        json.WriteString("at", item.At.ToUniversalTime());
        json.WriteString("by", item.By);
        json.WriteEndObject();
    }

    /// <summary>First 16 hexadecimal digits of the SHA-256 of <see cref="Write(EvidenceItem)"/>.</summary>
    public static string Id(EvidenceItem item) => Id(Write(item));

    /// <summary>The same identity from what <see cref="Write(EvidenceItem)"/> wrote, without reading it.</summary>
    public static string Id(ReadOnlySpan<byte> written) => Convert.ToHexStringLower(SHA256.HashData(written).AsSpan(0, 8));

    /// <summary>Reads what <see cref="Write(EvidenceItem)"/> wrote. Unknown members are an error: a typing mistake must not lose a number.</summary>
    /// <param name="json">The object.</param>
    /// <param name="where">File and line for the error.</param>
    /// <exception cref="MillibarException">A member is unknown, of the wrong type, missing or out of range.</exception>
    public static EvidenceItem Read(JsonElement json, string where) => EvidenceReader.Read(JsonMarshal.GetRawUtf8Value(json), where);

    /// <summary>Reads one object in UTF-8; nothing may follow it.</summary>
    /// <param name="utf8">The object.</param>
    /// <param name="where">File and line for the error.</param>
    /// <exception cref="MillibarException"><c>evidence-syntax</c> when it is not JSON, else as <see cref="Read(JsonElement, string)"/>.</exception>
    public static EvidenceItem Read(ReadOnlySpan<byte> utf8, string where) => EvidenceReader.Read(utf8, where);

    private static void WritePoints(Utf8JsonWriter json, ImmutableArray<EvidencePoint> points)
    {
        json.WriteStartArray("points");
        foreach (var point in points)
        {
            json.WriteStartObject();
            json.WriteNumber("n", point.Rows);
            json.WriteNumber("value", point.Value.Value);
            json.WriteNumber("low", point.Value.Low);
            json.WriteNumber("high", point.Value.High);
            json.WriteBoolean("forecast", point.Forecast);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
    }
}
