using System.Collections.Immutable;
using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Engines.DuckDb;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data add FILE</c>: keeps the file and records it as the newest data version.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "CSV, TSV (also .gz, .zst), Parquet or JSON lines." };
        var skip = new Option<bool>("--skip-bad-rows") { Description = "Set bad rows aside, counted, instead of refusing the file." };
        var options = new WorkspaceOptions();
        var command = new Command("add", "Record a file as the newest data version of a project.") { file, skip };
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(skip), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool skipBadRows, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(options.Project(parsed), ct);
        var table = await new DuckDbTableReader().ReadAsync(path, new ReadOptions { SkipBadRows = skipBadRows }, ct);
        var unchanged = await NewestAsync(workspace.Journal, project.Id, ct) == table.Hash;
        if (!unchanged)
        {
            await StoreAsync(workspace, path, table, ct);
            var item = Item(table, workspace);
            await workspace.Journal.AppendAsync(project.Id, [new NewEntry(EntryKinds.Evidence, item.Key, EvidenceJson.Write(item))], null, item.At, workspace.By, ct);
        }

        Tell(options, parsed, project, table, unchanged);
        return ExitCodes.Done;
    }

    private static async Task StoreAsync(Workspace workspace, string path, Table table, CancellationToken ct)
    {
        var source = File.OpenRead(path);
        await using (source)
        {
            var (hash, _) = await workspace.Blobs.AddAsync(source, ct);
            if (hash != table.Hash)
                throw new MillibarException("file-changed", $"{table.Name} changed while it was being read.", path, "Wait until it is written completely, then run the command again.");
        }
    }

    private static EvidenceItem Item(Table table, Workspace workspace) => new()
    {
        Kind = EvidenceKinds.DataVersion,
        Subject = new EvidenceSubject { Data = table.Hash },
        Value = table.RowCount,
        Rows = table.RowCount,
        Facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Facts(table)),
        Source = $"millibar {BuildVersion.Text}",
        At = workspace.Time.GetUtcNow(),
        By = workspace.By,
    };

    private static IEnumerable<KeyValuePair<string, string>> Facts(Table table)
    {
        yield return new("blob", table.Hash);
        yield return new("columns", table.Columns.Length.ToString());
        yield return new("file", table.Name);
        if (!table.SetAside.IsEmpty) yield return new("set_aside", table.SetAside.Length.ToString());
    }

    /// <summary>Hash of the newest data version; null before the first.</summary>
    private static async Task<string?> NewestAsync(IJournal journal, string stream, CancellationToken ct)
    {
        string? newest = null;
        await foreach (var entry in journal.ReadCurrentAsync(stream, ct))
        {
            if (entry.Kind != EntryKinds.Evidence || entry.Key is null || !entry.Key.Contains(EvidenceKinds.DataVersion, StringComparison.Ordinal)) continue;
            using var json = System.Text.Json.JsonDocument.Parse(entry.Body);
            newest = EvidenceJson.Read(json.RootElement, $"journal entry {entry.Id}").Subject.Data;
        }

        return newest;
    }

    private static void Tell(WorkspaceOptions options, ParseResult parsed, ProjectEntry project, Table table, bool unchanged)
    {
        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("project", project.Name);
                json.WriteString("data", table.Hash);
                json.WriteString("file", table.Name);
                json.WriteNumber("rows", table.RowCount);
                json.WriteNumber("columns", table.Columns.Length);
                json.WriteNumber("set_aside", table.SetAside.Length);
                json.WriteBoolean("unchanged", unchanged);
                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed))
            Console.WriteLine(unchanged
                ? $"Unchanged: {table.Name} is data version {table.Hash[..12]} already; nothing was recorded."
                : $"{table.Name}: {table.RowCount:#,0} rows, {table.Columns.Length:#,0} columns{(table.SetAside.IsEmpty ? "" : $", {table.SetAside.Length:#,0} rows set aside")}. It is data version {table.Hash[..12]} of {project.Name} now.");
    }
}
