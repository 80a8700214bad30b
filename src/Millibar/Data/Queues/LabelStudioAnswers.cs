using System.Globalization;
using System.Text.Json;

namespace Millibar.Data.Queues;

/// <summary>Reads what Label Studio exports: JSON (one annotation a person) and JSON-MIN (one flat object a person).</summary>
/// <remarks>
/// The item is the field <c>item</c> that the exported queue put into the task. Of an annotation the result named <c>label</c> counts, or the only one:
/// a choice, a number, a rating or a text. Skipped tasks (<c>was_cancelled</c>) and annotations without a result are left out.
/// Source: labelstud.io/guide/task_format and labelstud.io/guide/export.
/// </remarks>
internal static class LabelStudioAnswers
{
    private const string Unnamed = "label-studio";

    /// <summary>Reads an export.</summary>
    /// <param name="json">The file's content.</param>
    /// <param name="fileName">For errors.</param>
    /// <exception cref="MillibarException"><c>answers-syntax</c> or <c>answers-task</c>, with the place.</exception>
    public static List<GivenAnswer> Read(string json, string fileName)
    {
        using var document = Parse(json, fileName);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new MillibarException("answers-syntax", "The file is not a list of tasks.", fileName, "Export from Label Studio as JSON or JSON-MIN.");
        var answers = new List<GivenAnswer>();
        var number = 0;
        foreach (var task in document.RootElement.EnumerateArray())
        {
            number++;
            var where = string.Create(CultureInfo.InvariantCulture, $"{fileName}, task {number}");
            if (task.ValueKind != JsonValueKind.Object) throw Wrong("is not an object", where);
            if (task.TryGetProperty("annotations", out var annotations)) answers.AddRange(Full(task, annotations, where));
            else answers.Add(Flat(task, where));
        }

        return answers;
    }

    private static JsonDocument Parse(string json, string fileName)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException broken)
        {
            throw new MillibarException("answers-syntax", $"The file is not JSON: {broken.Message}", string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {broken.LineNumber + 1}"), "Export from Label Studio as JSON or JSON-MIN.", broken);
        }
    }

    private static IEnumerable<GivenAnswer> Full(JsonElement task, JsonElement annotations, string where)
    {
        var item = task.TryGetProperty("data", out var data) ? ItemOf(data, where) : throw Wrong("has no 'data'", where);
        if (annotations.ValueKind != JsonValueKind.Array) throw Wrong("has no list of annotations", where);
        foreach (var annotation in annotations.EnumerateArray())
        {
            if (annotation.TryGetProperty("was_cancelled", out var cancelled) && cancelled.ValueKind == JsonValueKind.True) continue;
            if (!annotation.TryGetProperty("result", out var results) || results.ValueKind != JsonValueKind.Array || results.GetArrayLength() == 0) continue;
            var all = results.EnumerateArray().ToList();
            var named = all.FindIndex(one => one.TryGetProperty("from_name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() == "label");
            var result = named >= 0 ? all[named] : all.Count == 1 ? all[0] : throw Wrong("has several results, and none is called 'label'", where);
            if (!result.TryGetProperty("value", out var value)) throw Wrong("has a result without a value", where);
            yield return new GivenAnswer(item, PersonOf(annotation, "completed_by"), LabelOf(value, where), TimeOf(annotation), where);
        }
    }

    private static GivenAnswer Flat(JsonElement task, string where) =>
        new(ItemOf(task, where), PersonOf(task, "annotator"), task.TryGetProperty("label", out var label) ? LabelOf(label, where) : throw Wrong("has no 'label'", where), TimeOf(task), where);

    private static string ItemOf(JsonElement data, string where) =>
        data.TryGetProperty("item", out var item) && Scalar(item) is { Length: > 0 } name ? name : throw Wrong("names no 'item'", where);

    /// <summary>A name, a number, or an object with an address or a number.</summary>
    private static string PersonOf(JsonElement holder, string name)
    {
        if (!holder.TryGetProperty(name, out var person)) return Unnamed;
        if (person.ValueKind == JsonValueKind.Object)
            foreach (var key in (string[])["email", "username", "id"])
                if (person.TryGetProperty(key, out var part) && Scalar(part) is { Length: > 0 } text)
                    return text;
        return Scalar(person) is { Length: > 0 } plain ? plain : Unnamed;
    }

    private static string LabelOf(JsonElement value, string where)
    {
        if (Scalar(value) is { Length: > 0 } plain) return plain;
        var list = value.ValueKind == JsonValueKind.Array ? value : default;
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var key in (string[])["choices", "number", "rating", "text", "taxonomy"])
                if (value.TryGetProperty(key, out var part))
                {
                    if (Scalar(part) is { Length: > 0 } text) return text;
                    list = part;
                }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) throw Wrong("has an answer that is neither a choice nor a number nor a text", where);
        return list.GetArrayLength() == 1 && Scalar(list[0]) is { Length: > 0 } only ? only : throw Wrong("has an answer of several choices", where);
    }

    private static DateTimeOffset? TimeOf(JsonElement holder)
    {
        foreach (var key in (string[])["updated_at", "created_at"])
            if (holder.TryGetProperty(key, out var time) && time.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParse(time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                return at.ToUniversalTime();
        return null;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static MillibarException Wrong(string what, string where) =>
        new("answers-task", $"The task {what}.", where, "Export the project from Label Studio again; its tasks must come from `millibar label queue --format label-studio`.");
}
