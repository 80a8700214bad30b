using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Engines.Sqlite;
using Millibar.Evidence;

namespace Millibar.Cli.Journals;

/// <summary><c>millibar journal import FILE</c>: takes over what <c>journal export</c> wrote, once, however often it is run.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A file that `millibar journal export` wrote." };
        var name = new Option<string?>("--name") { Description = "Name for a project that this workspace does not list yet.", HelpName = "NAME" };
        var options = new WorkspaceOptions();
        var command = new Command("import", "Take over an export: all of it or nothing; what is here already is passed over.") { file, name };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(name), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? name, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new MillibarException("file-missing", $"There is no file {path}.", "FILE", "Check the path.");
        var entries = await ReadAsync(path, ct);
        await using var workspace = await Workspace.OpenOrCreateAsync(options.By(parsed), ct);
        var import = await JournalImport.RunAsync(workspace.Sqlite, entries, ct);
        var list = await workspace.ProjectsAsync(ct);
        foreach (var stream in entries.Select(entry => entry.Stream).Distinct().Where(stream => stream != EntryKinds.WorkspaceStream && list.Projects.All(project => project.Id != stream)).ToList())
            list = await workspace.ChangeProjectsAsync(projects => projects.Listing(stream, name ?? $"imported {stream}"), ct);

        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("added", import.Added);
                json.WriteNumber("known", import.Known);
                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed))
            Console.WriteLine(import.Added == 0 ? $"All {import.Known:#,0} entries are here already; nothing was changed." : $"Imported {import.Added:#,0} entries; {import.Known:#,0} were here already.");
        return ExitCodes.Done;
    }

    private static async Task<List<JournalEntry>> ReadAsync(string path, CancellationToken ct)
    {
        var entries = new List<JournalEntry>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            number++;
            if (line.Length > 0) entries.Add(JournalLine.Read(line, $"{Path.GetFileName(path)}, line {number}"));
        }

        return entries;
    }
}
