using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project list</c>.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Archived ones too." };
        var options = new WorkspaceOptions();
        var command = new Command("list", "List the projects; a star marks the chosen one.") { all };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(all), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(bool all, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var list = await workspace.ProjectsAsync(ct);
        var chosen = workspace.Chosen(list);
        var shown = list.Projects.Where(project => all || !project.Archived).ToList();
        if (options.Json(parsed)) WriteJson(shown, chosen);
        else if (shown.Count == 0) Console.WriteLine("No projects. Make one with `millibar project new NAME`.");
        else
            foreach (var project in shown)
                Console.WriteLine($"{(project == chosen ? '*' : ' ')} {project.Name}{(project.Archived ? "  (archived)" : "")}  since {project.At:yyyy-MM-dd} by {project.By}");
        return ExitCodes.Done;
    }

    private static void WriteJson(List<ProjectEntry> shown, ProjectEntry? chosen) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("projects");
        foreach (var project in shown) ProjectOutput.Write(json, project);
        json.WriteEndArray();
        json.WriteString("chosen", chosen?.Id);
        json.WriteEndObject();
    });
}
