using System.CommandLine;
using System.Text;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Plan;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Portfolio.Ideas;

namespace Millibar.Cli.Portfolio;

/// <summary><c>millibar portfolio import ideas.csv</c>: a list of ideas becomes projects with charters, all of them or none.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var file = new Argument<string>("FILE") { Description = "CSV, one idea a row; docs/portfolio.md shows the columns." };
        var command = new Command("import", "Start projects from a list of ideas.") { file };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(file)!, options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string path, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new MillibarException("file-missing", $"There is no file {path}.", "FILE", "Check the path.");
        var text = await TextAsync(path, ct);
        // A file that is wrong makes no workspace.
        if (WorkspaceFolder.FindOrNull() is null) IdeasFile.Read(text, Path.GetFileName(path), []);
        await using var workspace = await Workspace.OpenOrCreateAsync(options.By(parsed), ct);
        var list = await workspace.ProjectsAsync(ct);
        var ideas = IdeasFile.Read(text, Path.GetFileName(path), list.Projects.Select(project => project.Name));

        var now = workspace.Time.GetUtcNow();
        var entries = ideas.Select(idea => Entry(list, idea, Path.GetFileName(path), now, workspace.By)).ToArray();
        // Charters first: a project is there once the list names it, and the list changes in one piece.
        for (var i = 0; i < entries.Length; i++)
            await workspace.Journal.AppendAsync(Id(entries[i]), [new NewEntry(EntryKinds.Charter, null, PlanHistory.Body(ideas[i].Charter, null))], null, now, workspace.By, ct);
        await workspace.Journal.AppendAsync(EntryKinds.WorkspaceStream, entries, list.Version, now, workspace.By, ct);

        if (options.Json(parsed)) JsonOutput.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("projects");
            for (var i = 0; i < entries.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("id", Id(entries[i]));
                json.WriteString("name", ideas[i].Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        else if (!options.Quiet(parsed)) Console.WriteLine($"Made {ideas.Length} {(ideas.Length == 1 ? "project" : "projects")} in {workspace.Folder.Path}: {string.Join(", ", ideas.Select(idea => idea.Name))}.\nNext: millibar portfolio");
        return ExitCodes.Done;
    }

    private static NewEntry Entry(ProjectList list, Idea idea, string file, DateTimeOffset at, string by)
    {
        try
        {
            return list.Adding(idea.Name, at, by);
        }
        catch (MillibarException refused)
        {
            throw new MillibarException(refused.Code, refused.Message, $"{file}, line {idea.Line}", refused.Remedy, refused);
        }
    }

    private static string Id(NewEntry entry)
    {
        using var body = JsonDocument.Parse(entry.Body);
        return body.RootElement.GetProperty("id").GetString()!;
    }

    private static async Task<string> TextAsync(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), ct);
        }
        catch (DecoderFallbackException e)
        {
            throw new MillibarException("ideas-invalid", "The file is not UTF-8 text.", path, "Save it as CSV UTF-8.", e);
        }
    }
}
