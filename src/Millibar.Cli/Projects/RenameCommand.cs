using System.CommandLine;
using Millibar.Cli.Workspaces;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project rename NAME NEW</c>.</summary>
internal static class RenameCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The project." };
        var wanted = new Argument<string>("NEW") { Description = "Its new name." };
        var options = new WorkspaceOptions();
        var command = new Command("rename", "Give a project another name; what is recorded stays with it.") { name, wanted };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(name)!, parsed.GetValue(wanted)!, options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string name, string wanted, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var old = await workspace.ProjectAsync(name, ct);
        var list = await workspace.ChangeProjectsAsync(projects => projects.Renaming(Workspace.Named(projects, old.Id), wanted), ct);
        var renamed = Workspace.Named(list, old.Id);
        ProjectOutput.One(options, parsed, renamed, $"{old.Name} is called {renamed.Name} now.");
        return ExitCodes.Done;
    }
}
