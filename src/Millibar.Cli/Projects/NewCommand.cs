using System.CommandLine;
using Millibar.Cli.Workspaces;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project new NAME</c>: makes a project, and the workspace where there is none.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Name in any language, at most 100 characters." };
        var options = new WorkspaceOptions();
        var command = new Command("new", "Make a project; makes .millibar in the current folder where there is none.") { name };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(name)!, options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string name, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenOrCreateAsync(options.By(parsed), ct);
        var list = await workspace.ChangeProjectsAsync(projects => projects.Adding(name, workspace.Time.GetUtcNow(), workspace.By), ct);
        var project = list.Find(name)!;
        await workspace.ChooseAsync(project, ct);
        ProjectOutput.One(options, parsed, project, $"Made project {project.Name} in {workspace.Folder.Path}. Commands are about it from now on.\nNext: millibar plan edit");
        return ExitCodes.Done;
    }
}
