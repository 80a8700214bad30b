using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Engines.Sqlite;

namespace Millibar.Cli.Journals;

/// <summary><c>millibar journal verify</c>: whether anything was changed, lost or damaged.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("verify", "Check the file, and the chain of hashes from the first entry to the last.");
        options.AddTo(command, project: false);
        command.SetAction((parsed, ct) => RunAsync(options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var found = JournalVerification.Of(workspace.Folder.Journal, ct);
        if (!found.Faults.IsEmpty) throw JournalErrors.Corrupt(string.Join("; ", found.Faults), workspace.Folder.Journal);
        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("sound", true);
                json.WriteNumber("entries", found.Entries);
                json.WriteNumber("streams", found.Streams);
                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed)) Console.WriteLine($"Sound: {found.Entries:#,0} entries in {found.Streams:#,0} streams, every hash holds.");
        return ExitCodes.Done;
    }
}
