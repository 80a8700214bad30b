using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millibar.Plan.Charters.Fields;

namespace Millibar.Plan.Charters;

/// <summary>The JSON Schema of the charter's file, so that editors complete and check it.</summary>
internal static class CharterSchema
{
    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, draft 7.</summary>
    public static string Write()
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", "The charter of a Millibar project");
            Fields(json, null);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan).ReplaceLineEndings("\n") + "\n";
    }

    private static void Fields(Utf8JsonWriter json, string? section)
    {
        json.WriteStartArray("type");
        json.WriteStringValue("object");
        if (section is not null) json.WriteStringValue("null");
        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in AllCharterFields.InOrder)
        {
            if (field.Section == section)
            {
                json.WriteStartObject(field.Name);
                json.WriteString("description", field.What + (field.Unit.Length > 0 ? $" Unit: {field.Unit}." : "") + $" E.g. {field.Example}");
                Kind(json, field.Kind);
                json.WriteEndObject();
            }
            else if (section is null && written.Add(field.Section!))
            {
                json.WriteStartObject(field.Section!);
                json.WriteString("description", AllCharterFields.Sections[field.Section!]);
                Fields(json, field.Section);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    private static void Kind(Utf8JsonWriter json, FieldKind kind)
    {
        switch (kind)
        {
            case FieldKind.Number number:
                Types(json, "number", "null");
                Bounds(json, number.Low, number.High);
                break;
            case FieldKind.Flag: Types(json, "boolean", "null"); break;
            case FieldKind.Date:
                Types(json, "string", "null");
                json.WriteString("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
                break;
            case FieldKind.Currency:
                Types(json, "string", "null");
                json.WriteString("pattern", "^[A-Z]{3}$");
                break;
            case FieldKind.Choice choice:
                json.WriteStartArray("enum");
                foreach (var code in choice.Codes) json.WriteStringValue(code);
                json.WriteNullValue();
                json.WriteEndArray();
                break;
            case FieldKind.Texts or FieldKind.Requirements:
                Types(json, "array", "null");
                json.WriteStartObject("items");
                json.WriteString("type", "string");
                if (kind is FieldKind.Requirements) json.WriteString("pattern", "(>=|<=)");
                json.WriteEndObject();
                break;
            case FieldKind.Range range:
                Types(json, "array", "null");
                json.WriteNumber("minItems", 2);
                json.WriteNumber("maxItems", 2);
                json.WriteStartObject("items");
                json.WriteString("type", "number");
                Bounds(json, range.Low, range.High);
                json.WriteEndObject();
                break;
            case FieldKind.Answers:
                Types(json, "object", "null");
                json.WriteBoolean("additionalProperties", false);
                json.WriteStartObject("properties");
                foreach (var question in Enum.GetValues<Lifecycle.Archetype>().SelectMany(archetype => ArchetypeQuestions.Of(archetype)))
                {
                    json.WriteStartObject(question.Code);
                    json.WriteString("description", question.Text);
                    Types(json, "string", "null");
                    json.WriteEndObject();
                }

                json.WriteEndObject();
                break;
            case FieldKind.Weights:
                Types(json, "object", "null");
                json.WriteStartObject("additionalProperties");
                json.WriteString("type", "number");
                json.WriteNumber("minimum", 0);
                json.WriteEndObject();
                break;
            default: Types(json, "string", "null"); break;
        }
    }

    private static void Types(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        json.WriteStartArray("type");
        foreach (var type in types) json.WriteStringValue(type);
        json.WriteEndArray();
    }

    private static void Bounds(Utf8JsonWriter json, double low, double high)
    {
        if (double.IsFinite(low)) json.WriteNumber("minimum", low);
        if (double.IsFinite(high)) json.WriteNumber("maximum", high);
    }
}
