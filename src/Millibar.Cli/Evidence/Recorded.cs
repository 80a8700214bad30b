using System.Collections.Immutable;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;

namespace Millibar.Cli.Evidence;

/// <summary>Puts evidence into a project's stream, each measurement once.</summary>
/// <param name="New">Items that were written.</param>
/// <param name="Known">Items that had been recorded before, and were not written again.</param>
internal sealed record Recorded(ImmutableArray<EvidenceItem> New, int Known)
{
    /// <summary>Appends what the stream does not hold yet, in one transaction.</summary>
    public static async Task<Recorded> AppendAsync(Workspace workspace, ProjectEntry project, IReadOnlyList<EvidenceItem> items, CancellationToken ct)
    {
        var known = await KnownAsync(workspace.Journal, project.Id, ct);
        var fresh = items.Where(item => known.Add(item.Id)).ToImmutableArray();
        if (!fresh.IsEmpty)
        {
            NewEntry[] entries = [.. fresh.Select(item => new NewEntry(EntryKinds.Evidence, item.Key, EvidenceJson.Write(item)))];
            await workspace.Journal.AppendAsync(project.Id, entries, null, workspace.Time.GetUtcNow(), workspace.By, ct);
        }

        return new Recorded(fresh, items.Count - fresh.Length);
    }

    /// <summary>Ids of everything that was ever recorded: an old file read again must not put old numbers on top.</summary>
    private static async Task<HashSet<string>> KnownAsync(IJournal journal, string stream, CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in journal.ReadAsync(stream, 0, ct))
            if (entry.Kind == EntryKinds.Evidence)
                known.Add(EvidenceJson.Id(entry.Body.Span));
        return known;
    }
}
