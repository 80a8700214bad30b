using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;

namespace Millibar.Cli.Journals;

/// <summary><c>millibar journal show</c>: tells what happened, in order.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var kind = new Option<string?>("--kind") { Description = "Only this kind: charter, evidence, decision, outcome, spending, project.", HelpName = "KIND" };
        var author = new Option<string?>("--author") { Description = "Only what this person recorded.", HelpName = "NAME" };
        var since = new Option<string?>("--since") { Description = "Only from this day on (UTC).", HelpName = "YYYY-MM-DD" };
        var last = new Option<int?>("--last") { Description = "Only the last N entries.", HelpName = "N" };
        var all = new Option<bool>("--all") { Description = "All projects of the workspace." };
        var each = new Option<bool>("--each") { Description = "Every measurement on a line of its own." };
        var options = new WorkspaceOptions();
        var command = new Command("show", "Tell what happened, in order.") { kind, author, since, last, all, each };
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(
            new Filter(Kind(parsed.GetValue(kind)), parsed.GetValue(author), Day(parsed.GetValue(since)), Last(parsed.GetValue(last)), parsed.GetValue(all), parsed.GetValue(each)),
            options,
            parsed,
            ct));
        return command;
    }

    private static async Task<int> RunAsync(Filter filter, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var list = await workspace.ProjectsAsync(ct);
        var project = filter.All ? null : await workspace.ProjectAsync(options.Project(parsed), ct);
        var story = new EntryStory(list);
        var entries = new List<JournalEntry>();
        await foreach (var entry in workspace.Sqlite.ReadAllAsync(ct))
        {
            story.Follow(entry);
            if (filter.Takes(entry) && (project is null || entry.Stream == project.Id || EntryStory.IsAbout(entry, project)))
                entries.Add(entry);
        }

        var shown = entries.Skip(Math.Max(0, entries.Count - (filter.Last ?? int.MaxValue))).ToList();

        if (options.Json(parsed)) WriteJson(shown);
        else if (shown.Count == 0) Console.WriteLine("Nothing recorded that fits.");
        else Tell(filter.Each || filter.Kind is not null ? [.. shown.Select(entry => new EntryBatch([entry]))] : EntryBatch.Of(shown), story, list, project);
        return ExitCodes.Done;
    }

    private static void Tell(IReadOnlyList<EntryBatch> shown, EntryStory story, ProjectList list, ProjectEntry? project)
    {
        var style = new Style(Console.IsOutputRedirected);
        foreach (var batch in shown)
        {
            var entry = batch.Entries[^1];
            var name = project is null && list.Projects.FirstOrDefault(one => one.Id == entry.Stream) is { } of ? $"{of.Name}: " : "";
            Console.WriteLine($"{style.Dim($"{entry.Id}  {entry.At:yyyy-MM-dd HH:mm}")}  {entry.By}  {style.Bold(batch.IsOne ? EntryStory.Title(entry) : EntryKinds.Evidence)}  {name}{(batch.IsOne ? story.Sentence(entry) : batch.Words)}");
        }

        if (shown.Any(batch => !batch.IsOne)) Console.WriteLine(style.Dim("Every measurement on a line of its own: millibar journal show --each"));
    }

    private static void WriteJson(List<JournalEntry> shown) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("entries");
        foreach (var entry in shown) JournalLine.Write(json, entry);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string? Kind(string? text)
    {
        string[] kinds = [EntryKinds.Charter, EntryKinds.Evidence, EntryKinds.Decision, EntryKinds.Outcome, EntryKinds.Spending, EntryKinds.Project, EntryKinds.Rename, EntryKinds.Archive];
        if (text is null || kinds.Contains(text)) return text;
        throw new MillibarException("option-kind", $"There is no kind '{text}'{(NearestName.Find(text, kinds) is { } near ? $"; the nearest is '{near}'" : "")}.", "--kind", $"Use one of {string.Join(", ", kinds)}.");
    }

    private static DateTimeOffset? Day(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day
        : throw new MillibarException("option-since", $"'{text}' is not a day.", "--since", "Write for example --since 2026-01-31.");

    private static int? Last(int? count) =>
        count is null or > 0 ? count : throw new MillibarException("option-last", $"{count} is not a number of entries.", "--last", "Write for example --last 20.");

    private sealed record Filter(string? Kind, string? Author, DateTimeOffset? Since, int? Last, bool All, bool Each)
    {
        public bool Takes(JournalEntry entry) =>
            (Kind is null || entry.Kind == Kind)
            && (Author is null || string.Equals(entry.By, Author, StringComparison.OrdinalIgnoreCase))
            && (Since is null || entry.At >= Since);
    }
}
