using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Evidence;

namespace Millibar.Data.Splits;

/// <summary>A split as the body of a journal entry; id, time and author are the entry's own.</summary>
internal static class LockedSplitJson
{
    private static readonly JsonShape Shape = new(
        "split", "kind", "column", "columns", "types", "share", "salt", "cut", "until", "target", "data", "test_rows", "seed", "tolerance", "reason", "earlier");

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON without line breaks, members in a fixed order.</summary>
    public static byte[] Write(LockedSplit split)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing)) Write(json, split);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the split as an object.</summary>
    public static void Write(Utf8JsonWriter json, LockedSplit split)
    {
        json.WriteStartObject();
        WriteMembers(json, split);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of the object.</summary>
    public static void WriteMembers(Utf8JsonWriter json, LockedSplit split)
    {
        json.WriteString("kind", split.Kind);
        if (split.Column is not null) json.WriteString("column", split.Column);
        WriteTexts(json, "columns", split.Columns.Select(column => column.Name));
        WriteTexts(json, "types", split.Columns.Select(column => column.Type));
        json.WriteNumber("share", split.Share);
        if (split.Salt != 0) json.WriteString("salt", split.Salt.ToString("x16", CultureInfo.InvariantCulture));
        if (split.Cut is { } cut) json.WriteNumber("cut", cut);
        if (split.Until is { } until) json.WriteNumber("until", until);
        json.WriteString("target", split.Target);
        json.WriteString("data", split.Data);
        json.WriteNumber("test_rows", split.TestRows);
        json.WriteNumber("seed", split.Seed);
        if (split.Tolerance is { } tolerance) json.WriteNumber("tolerance", tolerance);
        if (split.Reason is not null) json.WriteString("reason", split.Reason);
        if (split.Earlier.IsEmpty) return;
        json.WriteStartArray("earlier");
        foreach (var earlier in split.Earlier) Write(json, earlier);
        json.WriteEndArray();
    }

    /// <summary>Reads the split out of its entry.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: a member is unknown, missing or of the wrong type.</exception>
    public static LockedSplit Read(JournalEntry entry)
    {
        using var body = EntryBody.Parse(entry);
        return Read(body.RootElement, EntryBody.Where(entry)) with { Id = entry.Id, At = entry.At, By = entry.By };
    }

    private static LockedSplit Read(JsonElement json, string where)
    {
        var fields = new JsonFields(json, Shape, where);
        var (names, types) = (fields.Texts("columns"), fields.Texts("types"));
        var salt = 0UL;
        if (names.Length != types.Length) throw fields.Wrong("has not one type for each column");
        if (fields.Text("salt") is { } text && !ulong.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out salt)) throw fields.Wrong("has a salt that is no number");
        return new LockedSplit
        {
            Kind = fields.Needed("kind"),
            Column = fields.Text("column"),
            Columns = [.. names.Zip(types, (name, type) => new SplitColumn(name, type))],
            Share = fields.Number("share") ?? throw fields.Wrong("has no 'share'"),
            Salt = salt,
            Cut = fields.Number("cut"),
            Until = fields.Number("until"),
            Target = fields.Needed("target"),
            Data = fields.Needed("data"),
            TestRows = (int)(fields.Number("test_rows") ?? 0),
            Seed = (long)(fields.Number("seed") ?? 0),
            Tolerance = fields.Number("tolerance"),
            Reason = fields.Text("reason"),
            Earlier = json.TryGetProperty("earlier", out var earlier) && earlier.ValueKind == JsonValueKind.Array
                ? [.. earlier.EnumerateArray().Select(one => Read(one, where))]
                : [],
        };
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
