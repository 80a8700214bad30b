using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millibar.Evidence;

/// <summary>A journal entry as one line of JSON, as exports hold it: the body byte for byte, so that the hash still holds.</summary>
internal static class JournalLine
{
    private static readonly string[] Members = ["stream", "version", "kind", "key", "at", "by", "body", "previous", "hash"];
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entry that follows <paramref name="last"/> in its stream.</summary>
    public static JournalEntry Chained(string stream, JournalEntry? last, NewEntry entry, DateTimeOffset at, string by)
    {
        var version = (last?.Version ?? 0) + 1;
        var previous = last?.Hash ?? HashChain.Start;
        return new JournalEntry
        {
            Stream = stream,
            Version = version,
            Kind = entry.Kind,
            Key = entry.Key,
            At = at.ToUniversalTime(),
            By = by,
            Body = entry.Body,
            Previous = previous,
            Hash = HashChain.Hash(previous, stream, version, entry.Kind, entry.Key, at, by, entry.Body.Span),
        };
    }

    /// <summary>Holds a body against the promise of <see cref="NewEntry.Body"/>: one JSON object, on one line.</summary>
    /// <exception cref="ArgumentException">It is something else: a mistake in our program.</exception>
    public static void CheckBody(ReadOnlySpan<byte> body)
    {
        if (body.ContainsAny((byte)'\n', (byte)'\r')) throw new ArgumentException("the body of an entry must be on one line", nameof(body));
        var json = new Utf8JsonReader(body);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new ArgumentException("the body of an entry must be a JSON object", nameof(body));
            json.Skip();
            if (json.Read()) throw new ArgumentException("the body of an entry must be a single JSON object", nameof(body));
        }
        catch (JsonException e)
        {
            throw new ArgumentException("the body of an entry must be JSON", nameof(body), e);
        }
    }

    /// <summary>UTF-8 without a line break.</summary>
    public static byte[] Write(JournalEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(entry.Body.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, Writing)) Write(json, entry);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the entry as an object.</summary>
    public static void Write(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("stream", entry.Stream);
        json.WriteNumber("version", entry.Version);
        json.WriteString("kind", entry.Kind);
        if (entry.Key is not null) json.WriteString("key", entry.Key);
        json.WriteString("at", entry.At);
        json.WriteString("by", entry.By);
        json.WritePropertyName("body");
        json.WriteRawValue(entry.Body.Span, skipInputValidation: true);
        json.WriteString("previous", entry.Previous);
        json.WriteString("hash", entry.Hash);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(JournalEntry)"/> wrote, and holds it against its own hash.</summary>
    /// <param name="line">The line.</param>
    /// <param name="where">File and line for the error.</param>
    /// <exception cref="MillibarException"><c>journal-line</c>: no such line, or it was changed.</exception>
    public static JournalEntry Read(string line, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Wrong("The line is not a JSON object.", where);
            foreach (var member in root.EnumerateObject())
                if (!Members.Contains(member.Name)) throw Wrong($"There is no field '{member.Name}' in a journal entry.", where);
            var entry = new JournalEntry
            {
                Stream = Text(root, "stream", where),
                Version = root.TryGetProperty("version", out var version) && version.TryGetInt64(out var number) ? number : throw Wrong("The field 'version' is missing.", where),
                Kind = Text(root, "kind", where),
                Key = root.TryGetProperty("key", out _) ? Text(root, "key", where) : null,
                At = root.TryGetProperty("at", out var at) && at.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : throw Wrong("The field 'at' is missing.", where),
                By = Text(root, "by", where),
                Body = root.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object ? Encoding.UTF8.GetBytes(body.GetRawText()) : throw Wrong("The field 'body' is missing.", where),
                Previous = Hash(root, "previous", where),
                Hash = Hash(root, "hash", where),
            };
            return HashChain.Holds(entry) ? entry : throw Wrong($"Entry {entry.Version} of {entry.Stream} was changed after it was recorded: its hash does not fit.", where);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong($"The line is not JSON as a journal export holds it: {e.Message}", where);
        }
    }

    private static string Text(JsonElement json, string name, string where) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong($"The field '{name}' is missing.", where);

    private static string Hash(JsonElement json, string name, string where) =>
        Text(json, name, where) is { Length: 64 } text && text.All(char.IsAsciiHexDigitLower) ? text : throw Wrong($"'{name}' is not a hash.", where);

    private static MillibarException Wrong(string message, string where) =>
        new("journal-line", message, where, "Use a file that `millibar journal export` wrote, unchanged.");
}
