using System.CommandLine;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project archive NAME [--undo]</c>: puts a project away, and takes it out again.</summary>
internal static class ArchiveCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The project." };
        var undo = new Option<bool>("--undo") { Description = "Take it out again." };
        var options = new WorkspaceOptions();
        var command = new Command("archive", "Put a project away; nothing is deleted.") { name, undo };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(name)!, !parsed.GetValue(undo), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string name, bool archived, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(name, ct);
        var words = archived ? "is archived" : "is active";
        if (project.Archived == archived)
        {
            ProjectOutput.One(options, parsed, project, $"{project.Name} {words} already.");
            return ExitCodes.Done;
        }

        await workspace.ChangeProjectsAsync(_ => ProjectList.Archiving(project, archived), ct);
        ProjectOutput.One(options, parsed, project with { Archived = archived }, $"{project.Name} {words}.{(archived ? $" Take it out again with: millibar project archive {NearestName.Quote(project.Name)} --undo" : "")}");
        return ExitCodes.Done;
    }
}
