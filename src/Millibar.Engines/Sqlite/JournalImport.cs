using Millibar.Evidence;

namespace Millibar.Engines.Sqlite;

/// <summary>What an import did.</summary>
/// <param name="Added">Entries that were new.</param>
/// <param name="Known">Entries that were here already.</param>
internal sealed record JournalImport(long Added, long Known)
{
    /// <summary>Takes entries over as they are, all or none; those that are here already are passed over.</summary>
    /// <param name="journal">Where they go.</param>
    /// <param name="entries">Entries, of each stream in order; their hashes hold (see <see cref="JournalLine"/>).</param>
    /// <param name="ct">Cancels; nothing is imported then.</param>
    /// <exception cref="MillibarException"><c>journal-fork</c> or <c>journal-gap</c>.</exception>
    public static Task<JournalImport> RunAsync(SqliteJournal journal, IReadOnlyList<JournalEntry> entries, CancellationToken ct) =>
        journal.WriteAsync(
            transaction =>
            {
                long added = 0;
                var last = new Dictionary<string, JournalEntry?>(StringComparer.Ordinal);
                foreach (var entry in entries)
                {
                    ct.ThrowIfCancellationRequested();
                    if (!last.TryGetValue(entry.Stream, out var end)) end = journal.Last(entry.Stream, transaction);
                    if (entry.Version <= (end?.Version ?? 0))
                    {
                        var here = journal.At(entry.Stream, entry.Version, transaction)!;
                        if (here.Hash != entry.Hash) throw Fork(here, entry);
                        last[entry.Stream] = end;
                        continue;
                    }

                    if (entry.Version != (end?.Version ?? 0) + 1) throw Gap(end, entry);
                    if (entry.Previous != (end?.Hash ?? HashChain.Start)) throw Fork(end, entry);
                    journal.Insert(entry, transaction);
                    last[entry.Stream] = entry;
                    added++;
                }

                return new JournalImport(added, entries.Count - added);
            },
            ct);

    private static MillibarException Fork(JournalEntry? here, JournalEntry entry) =>
        new(
            "journal-fork",
            $"The two journals part ways in {entry.Stream}, at or before entry {entry.Version}: "
            + (here is null ? "there it follows another beginning. " : $"here entry {here.Version} is a {here.Kind} by {here.By} of {here.At:yyyy-MM-dd HH:mm:ss} UTC; ")
            + $"there entry {entry.Version} is a {entry.Kind} by {entry.By} of {entry.At:yyyy-MM-dd HH:mm:ss} UTC. Nothing was imported.",
            entry.Stream,
            "Both were written to after they were copied, and a journal is never rewritten. Import into an empty folder, or record what is missing here again, e.g. with `millibar evidence import`.");

    private static MillibarException Gap(JournalEntry? here, JournalEntry entry) =>
        new("journal-gap", $"The file goes on with entry {entry.Version} of {entry.Stream}, and the journal ends with {here?.Version ?? 0}. Nothing was imported.", entry.Stream, "Import the whole export, from its first line.");
}
