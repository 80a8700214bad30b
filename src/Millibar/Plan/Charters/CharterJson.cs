using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Plan.Charters.Fields;

namespace Millibar.Plan.Charters;

/// <summary>A charter as JSON: in the journal, and with <c>--json</c>. Members are named as in the YAML file; what is open is left out.</summary>
internal static class CharterJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 JSON without line breaks, members in a fixed order: the same charter gives the same bytes.</summary>
    public static byte[] Write(Charter charter)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Writing)) Write(json, charter);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the charter as an object.</summary>
    public static void Write(Utf8JsonWriter json, Charter charter)
    {
        json.WriteStartObject();
        string? open = null;
        foreach (var field in AllCharterFields.InOrder)
        {
            if (field.Get(charter) is not { } value) continue;
            if (open is not null && open != field.Section)
            {
                json.WriteEndObject();
                open = null;
            }

            if (field.Section is { } section && open is null)
            {
                json.WriteStartObject(section);
                open = section;
            }

            json.WritePropertyName(field.Name);
            FieldJson.Write(json, value);
        }

        if (open is not null) json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(Charter)"/> wrote. Members that it does not know, of a newer version, are left aside.</summary>
    /// <param name="json">The object.</param>
    /// <param name="where">File, line or entry for the error.</param>
    /// <exception cref="MillibarException"><c>charter-json</c>: it is not an object, or a member has the wrong type.</exception>
    public static Charter Read(JsonElement json, string where = "")
    {
        if (json.ValueKind != JsonValueKind.Object) throw FieldJson.Wrong("charter", "an object", json, where);
        var charter = Charter.Empty;
        foreach (var field in AllCharterFields.InOrder)
        {
            var parent = json;
            if (field.Section is { } section)
            {
                if (!json.TryGetProperty(section, out parent) || parent.ValueKind == JsonValueKind.Null) continue;
                if (parent.ValueKind != JsonValueKind.Object) throw FieldJson.Wrong(section, "an object", parent, where);
            }

            if (parent.TryGetProperty(field.Name, out var member) && member.ValueKind != JsonValueKind.Null)
                charter = field.Set(charter, FieldJson.Read(field, member, where));
        }

        return charter;
    }
}
