using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Evidence;

namespace Millibar.Decide;

/// <summary>What became of a decision, as the body of a journal entry; its key is the decision, so that the last word counts.</summary>
internal static class OutcomeJson
{
    private static readonly JsonShape Shape = new("outcome", "decision", "held", "note");
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON without line breaks, members in a fixed order.</summary>
    /// <param name="decision">Id of the decision.</param>
    /// <param name="held">Whether what the engine claimed came true.</param>
    /// <param name="note">What happened, in the person's words; null for none.</param>
    public static byte[] Write(string decision, bool held, string? note)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("decision", decision);
            json.WriteBoolean("held", held);
            if (note is not null) json.WriteString("note", note);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the outcome out of its entry.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: a member is unknown, missing or of the wrong type.</exception>
    public static SettledOutcome Read(JournalEntry entry)
    {
        using var body = EntryBody.Parse(entry);
        var fields = new JsonFields(body.RootElement, Shape, EntryBody.Where(entry));
        return new SettledOutcome(fields.Needed("decision"), fields.Flag("held"), fields.Text("note"), entry.At, entry.By);
    }
}
