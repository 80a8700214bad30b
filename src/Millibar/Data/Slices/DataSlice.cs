using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Evidence;

namespace Millibar.Data.Slices;

/// <summary>A named part of the rows, for requirements <c>... on NAME</c>.</summary>
/// <param name="Name">Its name: a letter, then letters, digits, points, dashes and underscores.</param>
/// <param name="Condition">SQL condition over the columns; rows on which it is true belong to the slice. Null: the slice was removed.</param>
internal sealed record DataSlice(string Name, string? Condition)
{
    private static readonly JsonShape Shape = new("slice", "name", "condition");
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As the body of a journal entry.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("name", Name);
            json.WriteString("condition", Condition);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the slice out of its entry.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: a member is unknown, missing or of the wrong type.</exception>
    public static DataSlice Read(JournalEntry entry)
    {
        using var body = EntryBody.Parse(entry);
        var fields = new JsonFields(body.RootElement, Shape, EntryBody.Where(entry));
        return new DataSlice(fields.Needed("name"), fields.Text("condition"));
    }
}
