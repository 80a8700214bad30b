using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Engines.Sqlite;

namespace Millibar.Cli.Journals;

/// <summary><c>millibar journal restore [BACKUP]</c>: puts a backup in the place of a damaged journal.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var backup = new Argument<string?>("BACKUP") { Description = "Name of a backup; default: the newest sound one.", Arity = ArgumentArity.ZeroOrOne };
        var options = new WorkspaceOptions();
        var command = new Command("restore", "Put a backup in the place of a damaged journal, with what can still be read of it.") { backup };
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(backup), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string? backup, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        var folder = WorkspaceFolder.Find();
        var done = await JournalRestore.RunAsync(folder.Journal, backup, TimeProvider.System, ct);
        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("backup", done.Backup);
                json.WriteNumber("entries", done.Entries);
                json.WriteNumber("saved", done.Saved);
                json.WriteString("damaged", done.Damaged);
                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed))
            Console.WriteLine($"Restored from {done.Backup}: {done.Entries:#,0} entries, {done.Saved:#,0} of them saved from the damaged file.{(done.Damaged is null ? "" : $"\nThe damaged file is kept: {done.Damaged}")}");
        return ExitCodes.Done;
    }
}
