using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Engines.Files;
using Millibar.Evidence;

namespace Millibar.Cli.Journals;

/// <summary><c>millibar journal export [FILE]</c>: every entry as a line of JSON.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "Where to; default: standard output.", Arity = ArgumentArity.ZeroOrOne };
        var options = new WorkspaceOptions();
        var command = new Command("export", "Write every entry as a line of JSON; with --project only that project's.") { file };
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(file), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string? path, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var entries = options.Project(parsed) is { } name
            ? workspace.Journal.ReadAsync((await workspace.ProjectAsync(name, ct)).Id, 0, ct)
            : workspace.Sqlite.ReadAllAsync(ct);
        if (path is null)
        {
            await using var stdout = Console.OpenStandardOutput();
            await WriteAsync(entries, stdout, ct);
            return ExitCodes.Done;
        }

        var count = await WriteFileAsync(entries, path, ct);
        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("file", path);
                json.WriteNumber("entries", count);
                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed)) Console.WriteLine($"Wrote {count:#,0} entries to {path}.");
        return ExitCodes.Done;
    }

    private static async Task<long> WriteFileAsync(IAsyncEnumerable<JournalEntry> entries, string path, CancellationToken ct)
    {
        var target = Path.GetFullPath(path);
        var draft = $"{target}.{Environment.ProcessId}.part";
        if (Directory.Exists(target)) throw new MillibarException("cannot-write", $"{path} is a folder.", "FILE", "Name a file, e.g. journal.jsonl.");
        if (!Directory.Exists(Path.GetDirectoryName(target))) throw new MillibarException("cannot-write", $"The folder of {path} does not exist.", "FILE", "Create it, or choose another place.");
        try
        {
            long count;
            var stream = File.Create(draft);
            await using (stream) count = await WriteAsync(entries, stream, ct);
            DurableFile.Publish(draft, target);
            return count;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task<long> WriteAsync(IAsyncEnumerable<JournalEntry> entries, Stream target, CancellationToken ct)
    {
        long count = 0;
        await using var buffered = new BufferedStream(target, 1 << 16);
        await foreach (var entry in entries)
        {
            buffered.Write(JournalLine.Write(entry));
            buffered.WriteByte((byte)'\n');
            count++;
        }

        await buffered.FlushAsync(ct);
        return count;
    }
}
