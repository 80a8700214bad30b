using System.CommandLine;

namespace Millibar.Cli.Projects;

/// <summary><c>millibar project</c>: the projects of a workspace.</summary>
internal static class ProjectCommand
{
    public static Command Create() => new("project", "Projects of this workspace: new, list, show, rename, archive, use, spend.")
    {
        NewCommand.Create(),
        ListCommand.Create(),
        ShowCommand.Create(),
        RenameCommand.Create(),
        ArchiveCommand.Create(),
        UseCommand.Create(),
        SpendCommand.Create(),
    };
}
