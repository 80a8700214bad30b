using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Millibar.Evidence;

namespace Millibar.Engines.Sqlite;

/// <summary>What a journal file holds, and what is wrong with it.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Streams">Streams seen.</param>
/// <param name="Faults">What is wrong, in words; empty when all is well.</param>
internal sealed record JournalVerification(long Entries, int Streams, ImmutableArray<string> Faults)
{
    private const int MostFaults = 10;

    /// <summary>Has SQLite check its pages, then follows the chain of every stream from its first entry.</summary>
    public static JournalVerification Of(string path, CancellationToken ct)
    {
        var faults = new List<string>();
        long entries = 0;
        var streams = 0;
        try
        {
            using var connection = JournalConnection.Open(path, SqliteOpenMode.ReadOnly);
            var pages = JournalConnection.Text(connection, "PRAGMA integrity_check(1)");
            if (pages != "ok") faults.Add(pages);
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {EntryRow.Columns} FROM entries ORDER BY stream, version";
            using var row = command.ExecuteReader();
            JournalEntry? last = null;
            while (row.Read())
            {
                ct.ThrowIfCancellationRequested();
                var entry = EntryRow.Read(row);
                if (last?.Stream != entry.Stream)
                {
                    last = null;
                    streams++;
                }

                if (Fault(last, entry) is { } fault && faults.Count < MostFaults) faults.Add(fault);
                last = entry;
                entries++;
            }
        }
        catch (SqliteException e)
        {
            faults.Add(e.Message);
        }

        return new JournalVerification(entries, streams, [.. faults]);
    }

    /// <summary>What is wrong with an entry behind the one before it; null when it fits.</summary>
    public static string? Fault(JournalEntry? last, JournalEntry entry)
    {
        var name = $"entry {entry.Version} of {entry.Stream}";
        if (entry.Version != (last?.Version ?? 0) + 1) return $"before {name} entries are missing";
        if (entry.Previous != (last?.Hash ?? HashChain.Start)) return $"{name} does not follow the entry before it";
        return HashChain.Holds(entry) ? null : $"{name} was changed after it was recorded";
    }
}
