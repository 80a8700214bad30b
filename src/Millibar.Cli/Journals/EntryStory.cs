using System.Text;
using System.Text.Json;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Journals;

/// <summary>One line for each journal entry, for people. It reads bodies leniently: an entry of a kind or shape that it does not know is shown as it is.</summary>
/// <param name="projects">Names of the projects.</param>
internal sealed class EntryStory(ProjectList projects)
{
    private const int LongestText = 160;
    private readonly Dictionary<string, (int Version, Charter Charter)> _newest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _changes = new(StringComparer.Ordinal);

    /// <summary>Takes note of a charter, to tell later what it changed. Call it for every entry, in order, also for those that are not shown.</summary>
    public void Follow(JournalEntry entry)
    {
        if (entry.Kind != EntryKinds.Charter) return;
        _changes[entry.Hash] = Body(entry, body =>
        {
            var (version, before) = _newest.GetValueOrDefault(entry.Stream, (0, Charter.Empty));
            var after = CharterJson.Read(body.GetProperty("charter"), $"journal entry {entry.Id}");
            _newest[entry.Stream] = (version + 1, after);
            var changes = CharterDifference.Between(before, after).Select(change => $"{change.Key}: {(change.Before is null ? "" : change.Before + " -> ")}{change.After ?? "(open)"}");
            return $"version {version + 1}: {string.Join("; ", changes)}";
        }) ?? "a charter that this version cannot read";
    }

    /// <summary>The entry's kind; for evidence what was measured.</summary>
    public static string Title(JournalEntry entry) =>
        entry.Kind == EntryKinds.Evidence ? Body(entry, body => Text(body, "kind")) ?? entry.Kind : entry.Kind;

    /// <summary>What it says, on one line.</summary>
    public string Sentence(JournalEntry entry) => OneLine((entry.Kind switch
    {
        EntryKinds.Project => Body(entry, body => $"made {Text(body, "name")}"),
        EntryKinds.Rename => Body(entry, body => $"renamed to {Text(body, "name")}"),
        EntryKinds.Archive => Body(entry, body => $"{NameOf(Text(body, "id"))} {(Flag(body, "archived") ? "put away" : "taken out again")}"),
        EntryKinds.Answers => Body(entry, body => $"{Number(body, "answers")} answers, {Text(body, "file")}{(Text(body, "definition") is { } of ? $", labels as {of}" : "")}"),
        EntryKinds.Spending => Body(entry, body => $"{Number(body, "amount")} {Text(body, "currency")} on {Text(body, "on")}"),
        EntryKinds.Evidence => Body(entry, body => Measured(body, entry.Id)),
        EntryKinds.Split => Body(entry, body => $"rows split, {Text(body, "kind")}{(Text(body, "column") is { } column ? $" by {column}" : "")}{(Text(body, "reason") is { } reason ? $", because {reason}" : "")}, data {Short(Text(body, "data"))}"),
        EntryKinds.Slice => Body(entry, body => $"{Text(body, "name")}: {Text(body, "condition") ?? "removed"}"),
        EntryKinds.Look => Body(entry, body => $"{Text(body, "purpose")}: {Text(body, "model")}, {Text(body, "metric")} on {Number(body, "rows")} rows ({Text(body, "estimate")}), data {Short(Text(body, "data"))}"),
        EntryKinds.Charter => _changes.GetValueOrDefault(entry.Hash),
        EntryKinds.Decision => Body(entry, Decision),
        EntryKinds.Outcome => Body(entry, Outcome),
        _ => null,
    }) ?? Encoding.UTF8.GetString(entry.Body.Span));

    /// <summary>Whether an entry of the workspace's stream speaks of this project.</summary>
    public static bool IsAbout(JournalEntry entry, ProjectEntry project) =>
        entry.Stream == EntryKinds.WorkspaceStream && Body(entry, body => Text(body, "id")) == project.Id;

    private static string Measured(JsonElement body, string id)
    {
        var item = EvidenceJson.Read(body, $"journal entry {id}");
        if (item.Kind == EvidenceKinds.DataVersion)
            return $"{item.Fact("file") ?? "data"}, {item.Rows:#,0} rows, {item.Fact("columns")} columns, version {Short(item.Subject.Data)}";
        var text = new StringBuilder();
        if (item.Subject.Model is { } model) text.Append(model).Append(' ');
        if (item.Metric is { } metric) text.Append(metric).Append(' ');
        if (item.Value is { } value) text.Append(Words.Number(value));
        if (item.Low is { } low && item.High is { } high) text.Append($" ({Words.Number(low)} to {Words.Number(high)})");
        else if (item.Value is not null) text.Append(" (reported, no interval)");
        if (item.Unit is { } unit) text.Append(' ').Append(unit);
        if (!item.Points.IsEmpty) text.Append($"{item.Points.Length} points up to n {item.Points[^1].Rows:#,0}");
        if (item.Rows is { } rows) text.Append($", n {rows:#,0}");
        if (item.Subject.Phase is { } phase) text.Append($", in {phase}");
        if (item.Subject.Slice is { } slice) text.Append($", slice {slice}");
        if (item.Subject.Definition is { } definition) text.Append($", labels as {definition}");
        if (item.Subject.Data is { } data) text.Append($", data {Short(data)}");
        return text.ToString();
    }

    private static string Decision(JsonElement body)
    {
        var (from, to) = (Text(body, "from"), Text(body, "to"));
        var move = from == to ? $"stay in {to}" : $"{from} to {to}";
        var recommended = $"{Text(body, "recommended")}{(Text(body, "recommended_reason") is { } theirs ? $", {theirs}" : "")}";
        return $"{move}{(Text(body, "reason") is { } reason ? $", {reason}" : "")}"
            + (Flag(body, "override") ? $" (against the recommendation {recommended})" : "")
            + $": {(Text(body, "why") is { Length: > 0 } why ? why : Text(body, "claim"))}";
    }

    private static string Outcome(JsonElement body) =>
        $"decision {Text(body, "decision")} {(Flag(body, "held") ? "held" : "did not hold")}{(Text(body, "note") is { Length: > 0 } note ? $": {note}" : "")}";

    private static string? Body(JournalEntry entry, Func<JsonElement, string?> read)
    {
        using var json = JsonDocument.Parse(entry.Body);
        try
        {
            return read(json.RootElement);
        }
        catch (Exception e) when (e is MillibarException or KeyNotFoundException)
        {
            return null;
        }
    }

    private string NameOf(string? id) => projects.Projects.FirstOrDefault(project => project.Id == id)?.Name ?? id ?? "";

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Number(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? $"{value.GetDouble():#,0.##}" : "";

    private static string Short(string? hash) => hash is { Length: > 12 } ? hash[..12] : hash ?? "";

    /// <summary>Without line breaks, and without what could steer a terminal.</summary>
    private static string OneLine(string text)
    {
        var words = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return line.Length <= LongestText ? line : line[..(LongestText - 3)] + "...";
    }
}
