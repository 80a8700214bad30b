using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Millibar.Plan.Charters.Fields;

/// <summary>One field's value in JSON.</summary>
internal static class FieldJson
{
    private const string Day = "yyyy-MM-dd";

    public static void Write(Utf8JsonWriter json, FieldValue value)
    {
        switch (value)
        {
            case FieldValue.Text text: json.WriteStringValue(text.Value); break;
            case FieldValue.Number number: json.WriteNumberValue(number.Value); break;
            case FieldValue.Flag flag: json.WriteBooleanValue(flag.Value); break;
            case FieldValue.Date date: json.WriteStringValue(date.Value.ToString(Day, CultureInfo.InvariantCulture)); break;
            case FieldValue.Texts texts:
                json.WriteStartArray();
                foreach (var text in texts.Values) json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case FieldValue.Range range:
                json.WriteStartArray();
                json.WriteNumberValue(range.Value.Low);
                json.WriteNumberValue(range.Value.High);
                json.WriteEndArray();
                break;
            case FieldValue.TextMap map:
                json.WriteStartObject();
                foreach (var (name, text) in map.Values) json.WriteString(name, text);
                json.WriteEndObject();
                break;
            case FieldValue.NumberMap map:
                json.WriteStartObject();
                foreach (var (name, number) in map.Values) json.WriteNumber(name, number);
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>Reads a value that is there. Only its type is held against the field: values were held to their bounds before they were recorded.</summary>
    public static FieldValue? Read(CharterField field, JsonElement json, string where) => field.Kind switch
    {
        FieldKind.Number => new FieldValue.Number(Number(field.Key, json, where)),
        FieldKind.Flag => json.ValueKind is JsonValueKind.True or JsonValueKind.False ? new FieldValue.Flag(json.GetBoolean()) : throw Wrong(field.Key, "true or false", json, where),
        FieldKind.Date => DateOnly.TryParseExact(Text(field.Key, json, where), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new FieldValue.Date(day) : throw Wrong(field.Key, "a day such as 2027-01-31", json, where),
        FieldKind.Texts or FieldKind.Requirements => List(field.Key, json, where) is { IsEmpty: false } texts ? new FieldValue.Texts(texts) : null,
        FieldKind.Range => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2
            ? new FieldValue.Range(new EstimateRange(Number(field.Key, json[0], where), Number(field.Key, json[1], where)))
            : throw Wrong(field.Key, "an array of a lower and an upper end", json, where),
        FieldKind.Answers => Map(field.Key, json, Text, where) is { IsEmpty: false } answers ? new FieldValue.TextMap(answers) : null,
        FieldKind.Weights => Map(field.Key, json, Number, where) is { IsEmpty: false } weights ? new FieldValue.NumberMap(weights) : null,
        FieldKind.Choice choice => choice.Codes.Contains(Text(field.Key, json, where)) ? new FieldValue.Text(json.GetString()!) : throw Wrong(field.Key, $"one of {string.Join(", ", choice.Codes)}", json, where),
        _ => new FieldValue.Text(Text(field.Key, json, where)),
    };

    public static MillibarException Wrong(string key, string wanted, JsonElement found, string where)
    {
        var shown = found.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? found.ValueKind.ToString().ToLowerInvariant() : found.GetRawText();
        return new MillibarException("charter-json", $"'{key}' must be {wanted}, and is {shown}.", where, "Use a charter that `millibar plan export` or `millibar journal export` wrote.");
    }

    private static string Text(string key, JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Wrong(key, "text", json, where);

    private static double Number(string key, JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(key, "a finite number", json, where);

    private static ImmutableArray<string> List(string key, JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(item => Text(key, item, where))] : throw Wrong(key, "an array of text", json, where);

    private static ImmutableSortedDictionary<string, T> Map<T>(string key, JsonElement json, Func<string, JsonElement, string, T> read, string where)
    {
        if (json.ValueKind != JsonValueKind.Object) throw Wrong(key, "an object", json, where);
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject()) map[member.Name] = read($"{key}.{member.Name}", member.Value, where);
        return map.ToImmutable();
    }
}
