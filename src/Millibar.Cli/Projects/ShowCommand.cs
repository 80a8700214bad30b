using System.CommandLine;
using Millibar.Cli.Journals;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project show [NAME]</c>: what is recorded of a project, by kind.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "The project; default as for --project.", Arity = ArgumentArity.ZeroOrOne };
        var options = new WorkspaceOptions();
        var command = new Command("show", "What is recorded of a project. Where it stands: millibar status.") { name };
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(name) ?? options.Project(parsed), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string? name, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(name, ct);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var story = new EntryStory(new ProjectList { Projects = [project], Version = 0 });
        JournalEntry? last = null;
        await foreach (var entry in workspace.Journal.ReadAsync(project.Id, 0, ct))
        {
            kinds[entry.Kind] = kinds.GetValueOrDefault(entry.Kind) + 1;
            story.Follow(entry);
            last = entry;
        }

        string[] lines =
        [
            $"{project.Name}{(project.Archived ? "  (archived)" : "")}",
            $"  made      {project.At:yyyy-MM-dd HH:mm} by {project.By}",
            $"  recorded  {(kinds.Count == 0 ? "nothing yet" : string.Join(", ", kinds.Select(kind => $"{kind.Value:#,0} {kind.Key}")))}",
            .. last is null ? [] : new[] { $"  last      {last.At:yyyy-MM-dd HH:mm} {last.By}: {story.Sentence(last)}" },
            $"  id        {project.Id}",
        ];
        ProjectOutput.One(options, parsed, project, string.Join('\n', lines), json =>
        {
            json.WriteNumber("version", last?.Version ?? 0);
            json.WriteStartObject("recorded");
            foreach (var (kind, count) in kinds) json.WriteNumber(kind, count);
            json.WriteEndObject();
        });
        return ExitCodes.Done;
    }
}
