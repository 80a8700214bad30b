using System.CommandLine;
using Millibar.Cli.Workspaces;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project use NAME</c>: chooses the project for commands without <c>--project</c>.</summary>
internal static class UseCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The project." };
        var options = new WorkspaceOptions();
        var command = new Command("use", "Choose the project for commands without --project.") { name };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(name)!, options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string name, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(name, ct);
        if (project.Archived)
            throw new MillibarException("project-archived", $"{project.Name} is archived.", "NAME", $"Take it out first: millibar project archive {NearestName.Quote(project.Name)} --undo");
        await workspace.ChooseAsync(project, ct);
        ProjectOutput.One(options, parsed, project, $"Commands are about {project.Name} from now on.");
        return ExitCodes.Done;
    }
}
