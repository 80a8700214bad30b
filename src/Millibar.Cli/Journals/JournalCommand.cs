using System.CommandLine;

namespace Millibar.Cli.Journals;

/// <summary><c>millibar journal</c>: the memory of a workspace.</summary>
internal static class JournalCommand
{
    public static Command Create() => new("journal", "What was recorded: show, export, import, verify, backup, restore.")
    {
        ShowCommand.Create(),
        ExportCommand.Create(),
        ImportCommand.Create(),
        VerifyCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
    };
}
