using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Engines.Sqlite;

namespace Millibar.Cli.Journals;

/// <summary><c>millibar journal backup</c>: a checked copy, now.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("backup", "Make a checked copy in .millibar/backups now (others are made by themselves while you work).");
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var backups = JournalBackups.Of(workspace.Folder.Journal);
        var name = await backups.CreateAsync("manual", workspace.Time.GetUtcNow(), ct);
        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("backup", name);
                json.WriteString("path", backups.PathOf(name));
                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed)) Console.WriteLine($"Made and checked the backup {name}. Copy it to another disk: {backups.PathOf(name)}");
        return ExitCodes.Done;
    }
}
