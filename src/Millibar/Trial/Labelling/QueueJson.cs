using System.Text.Json;
using Millibar.Data.Queues;
using Millibar.Plan.Requirements;
using Millibar.Statistics;

namespace Millibar.Trial.Labelling;

/// <summary>A queue as one JSON object: what the command prints, and what is kept; see docs/labels.md.</summary>
internal static class QueueJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, QueueReport report)
    {
        var options = report.Options;
        json.WriteStartObject();
        json.WriteString("document", "label.queue/1");
        json.WriteString("file", report.Table.Name);
        json.WriteString("data", report.Data);
        json.WriteString("target", options.Target);
        json.WriteString("order", QueueWords.Code(options.Order));
        json.WriteNumber("random_share", options.RandomShare);
        json.WriteNumber("seed", options.Seed);
        Text(json, "model", report.Model);
        Text(json, "id", options.Id);
        json.WriteNumber("labelled", report.Labelled);
        json.WriteNumber("candidates", report.Candidates);
        json.WriteNumber("waiting", report.Waiting);
        json.WriteNumber("answered", report.Answered);
        if (report.Draft.ExpectedError is { } error) json.WriteNumber("expected_error", error);
        Text(json, "note", report.Draft.Note);
        WritePending(json, report);
        json.WriteStartArray("classes");
        foreach (var name in report.Classes) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartObject("counts");
        foreach (var group in report.Draft.Items.GroupBy(item => item.Order).OrderBy(group => group.Key)) json.WriteNumber(QueueWords.Code(group.Key), group.Count());
        json.WriteEndObject();
        json.WriteStartArray("items");
        foreach (var item in report.Draft.Items) WriteItem(json, item, options.Answers.Count(item.Item));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The items of a kept queue, with the number of answers that each had when it was put up.</summary>
    /// <param name="document">What <see cref="Write"/> wrote.</param>
    public static IEnumerable<(string Item, int Answers)> Items(JsonElement document) =>
        document.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("item").GetString()!, item.GetProperty("answers").GetInt32()));

    /// <summary>The labels of a kept queue; empty for numbers.</summary>
    /// <param name="document">What <see cref="Write"/> wrote.</param>
    public static IReadOnlyCollection<string> Classes(JsonElement document) => [.. document.GetProperty("classes").EnumerateArray().Select(name => name.GetString()!)];

    private static void WritePending(Utf8JsonWriter json, QueueReport report)
    {
        if (report.Options.Pending is not { Text: { } text, State: { } state } pending) return;
        json.WriteStartObject("pending");
        json.WriteString("requirement", text);
        json.WriteString("state", state switch { RequirementState.Met => "met", RequirementState.Failed => "failed", _ => "undecided" });
        if (pending.Observed is { } observed)
        {
            json.WriteInterval(observed);
            json.WriteNumber("n", pending.Rows);
        }

        if (report.Draft.Worth is { } worth) json.WriteNumber("worth", worth);
        if (report.DecisionChance is { } chance) json.WriteNumber("decision_chance", chance);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, QueueItem item, int answers)
    {
        json.WriteStartObject();
        json.WriteString("item", item.Item);
        json.WriteNumber("row", item.Row);
        json.WriteString("purpose", QueueWords.Purpose(item));
        json.WriteString("order", QueueWords.Code(item.Order));
        if (item.Probability is { } probability) json.WriteNumber("probability", probability);
        if (item.Doubt is { } doubt) json.WriteNumber("doubt", doubt);
        json.WriteNumber("answers", answers);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }
}
