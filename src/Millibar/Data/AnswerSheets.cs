using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Millibar.Data;

/// <summary>Makes sheets of answers, and keeps them: the blob of a journal entry <c>answers</c>.</summary>
internal static class AnswerSheets
{
    /// <summary>Gathers answers that were read by names.</summary>
    public static AnswerSheet Of(IReadOnlyList<GivenAnswer> given)
    {
        var (items, annotators) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        string[] labels = [.. given.Select(answer => answer.Label).Distinct(StringComparer.Ordinal)];
        double[] numbers = [.. labels.Select(label => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
        if (numbers.Any(double.IsNaN)) Array.Sort(labels, StringComparer.Ordinal);
        else Array.Sort(numbers, labels);
        var code = labels.Select((label, at) => (label, at)).ToDictionary(pair => pair.label, pair => pair.at, StringComparer.Ordinal);
        return new AnswerSheet
        {
            Answers = [.. given.Select(answer => new Answer(Index(items, answer.Item), Index(annotators, answer.Annotator), code[answer.Label], answer.At))],
            Items = [.. items.Keys],
            Annotators = [.. annotators.Keys],
            Labels = [.. labels],
        };
    }

    /// <summary>Writes a sheet: <c>{items, annotators, labels, answers: [[item, annotator, label, at?], ...]}</c>, answers by index, time in UTC.</summary>
    public static void Write(Utf8JsonWriter json, AnswerSheet sheet)
    {
        json.WriteStartObject();
        WriteNames(json, "items", sheet.Items);
        WriteNames(json, "annotators", sheet.Annotators);
        WriteNames(json, "labels", sheet.Labels);
        json.WriteStartArray("answers");
        foreach (var answer in sheet.Answers)
        {
            json.WriteStartArray();
            json.WriteNumberValue(answer.Item);
            json.WriteNumberValue(answer.Annotator);
            json.WriteNumberValue(answer.Label);
            if (answer.At is { } at) json.WriteStringValue(at.ToUniversalTime());
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static AnswerSheet Read(JsonElement json) => new()
    {
        Items = Names(json, "items"),
        Annotators = Names(json, "annotators"),
        Labels = Names(json, "labels"),
        Answers =
        [
            .. json.GetProperty("answers").EnumerateArray().Select(answer =>
                new Answer(answer[0].GetInt32(), answer[1].GetInt32(), answer[2].GetInt32(), answer.GetArrayLength() > 3 ? answer[3].GetDateTimeOffset() : null)),
        ],
    };

    private static int Index(Dictionary<string, int> names, string name)
    {
        if (!names.TryGetValue(name, out var at)) names[name] = at = names.Count;
        return at;
    }

    private static void WriteNames(Utf8JsonWriter json, string name, ImmutableArray<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names) json.WriteStringValue(one);
        json.WriteEndArray();
    }

    private static ImmutableArray<string> Names(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
}
