using System.Collections.Immutable;
using System.Globalization;
using Millibar.Cli.Workspaces;
using Millibar.Engines.DuckDb;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary>Keeps a file and records it as the newest data version of a project.</summary>
internal static class DataVersion
{
    /// <summary>Reads the file; stores and records it unless it is the newest version already.</summary>
    /// <returns>The table, and whether it was the newest version before.</returns>
    /// <exception cref="MillibarException">The file cannot be read, or changed meanwhile.</exception>
    public static Task<(Table Table, bool Unchanged)> AddAsync(Workspace workspace, ProjectEntry project, string path, bool skipBadRows, CancellationToken ct) =>
        AddAsync(workspace, project, path, skipBadRows, ImmutableDictionary<string, string>.Empty, ct);

    /// <summary>As above, with more facts for the evidence: where the file came from.</summary>
    public static async Task<(Table Table, bool Unchanged)> AddAsync(
        Workspace workspace, ProjectEntry project, string path, bool skipBadRows, ImmutableDictionary<string, string> facts, CancellationToken ct)
    {
        var table = await new DuckDbTableReader().ReadAsync(path, new ReadOptions { SkipBadRows = skipBadRows }, ct);
        if (await NewestAsync(workspace.Journal, project.Id, ct) == table.Hash) return (table, true);
        await StoreAsync(workspace, path, table, ct);
        var item = Item(table, workspace, facts);
        await workspace.Journal.AppendAsync(project.Id, [new NewEntry(EntryKinds.Evidence, item.Key, EvidenceJson.Write(item))], null, item.At, workspace.By, ct);
        return (table, false);
    }

    private static async Task StoreAsync(Workspace workspace, string path, Table table, CancellationToken ct)
    {
        await using var source = File.OpenRead(path);
        var (hash, _) = await workspace.Blobs.AddAsync(source, ct);
        if (hash != table.Hash)
            throw new MillibarException("file-changed", $"{table.Name} changed while it was being read.", path, "Wait until it is written completely, then run the command again.");
    }

    private static EvidenceItem Item(Table table, Workspace workspace, ImmutableDictionary<string, string> facts) => new()
    {
        Kind = EvidenceKinds.DataVersion,
        Subject = new EvidenceSubject { Data = table.Hash },
        Value = table.RowCount,
        Rows = table.RowCount,
        Facts = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Facts(table)).SetItems(facts),
        Inputs = [table.Hash],
        Source = $"millibar {BuildVersion.Text}",
        At = workspace.Time.GetUtcNow(),
        By = workspace.By,
    };

    private static IEnumerable<KeyValuePair<string, string>> Facts(Table table)
    {
        yield return new("blob", table.Hash);
        yield return new("columns", table.Columns.Length.ToString(CultureInfo.InvariantCulture));
        yield return new("file", table.Name);
        if (!table.SetAside.IsEmpty) yield return new("set_aside", table.SetAside.Length.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Hash of the newest data version; null before the first.</summary>
    private static async Task<string?> NewestAsync(IJournal journal, string stream, CancellationToken ct)
    {
        string? newest = null;
        await foreach (var entry in journal.ReadCurrentAsync(stream, ct))
            if (entry.Kind == EntryKinds.Evidence && entry.Key?.Contains(EvidenceKinds.DataVersion, StringComparison.Ordinal) == true)
                newest = EvidenceJson.Read(entry.Body.Span, $"journal entry {entry.Id}").Subject.Data;
        return newest;
    }
}
