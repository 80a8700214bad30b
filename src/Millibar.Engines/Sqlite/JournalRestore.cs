using Microsoft.Data.Sqlite;
using Millibar.Engines.Files;
using Millibar.Evidence;

namespace Millibar.Engines.Sqlite;

/// <summary>Puts a backup in the place of a damaged journal, with all that can still be read of the damaged file.</summary>
/// <param name="Backup">Name of the backup that was taken.</param>
/// <param name="Entries">Entries of the journal now.</param>
/// <param name="Saved">Those of them that are younger than the backup: read out of the damaged file.</param>
/// <param name="Damaged">Where the damaged file was put; null when it was missing.</param>
internal sealed record JournalRestore(string Backup, long Entries, long Saved, string? Damaged)
{
    private static readonly string[] Companions = ["-wal", "-shm"];

    /// <summary>Restores. Nothing is lost: entries of the damaged file that still continue the chain are kept, and the file itself is put aside.</summary>
    /// <param name="journal">Path of the journal.</param>
    /// <param name="backup">Name of the backup; null for the newest sound one.</param>
    /// <param name="time">Clock for names.</param>
    /// <param name="ct">Cancels before anything is moved.</param>
    /// <exception cref="MillibarException"><c>backup-missing</c> or <c>backup-corrupt</c>.</exception>
    public static async Task<JournalRestore> RunAsync(string journal, string? backup, TimeProvider time, CancellationToken ct)
    {
        var backups = JournalBackups.Of(journal);
        var name = Choose(backups, backup, journal, ct);
        var draft = $"{journal}.{Environment.ProcessId}.part";
        try
        {
            File.Copy(backups.PathOf(name), draft, overwrite: true);
            long saved;
            var restored = await SqliteJournal.OpenDraftAsync(draft, ct).ConfigureAwait(false);
            await using (restored.ConfigureAwait(false))
                saved = File.Exists(journal) ? await SalvageAsync(journal, restored, ct).ConfigureAwait(false) : 0;

            var verification = JournalVerification.Of(draft, ct);
            if (verification.Faults is [var fault, ..]) throw BackupCorrupt(name, fault, backups);
            return new JournalRestore(name, verification.Entries, saved, Swap(journal, draft, backups, time));
        }
        catch (SqliteException e)
        {
            throw JournalErrors.Worded(e, draft);
        }
        finally
        {
            foreach (var file in Companions.Prepend("").Select(end => draft + end).Where(File.Exists)) File.Delete(file);
        }
    }

    private static string Choose(JournalBackups backups, string? wanted, string journal, CancellationToken ct)
    {
        var names = backups.List();
        if (wanted is not null)
        {
            var name = Path.GetFileName(wanted);
            if (!names.Contains(name))
                throw new MillibarException("backup-missing", $"There is no backup {name}.", Path.GetDirectoryName(backups.PathOf(name))!, names.Count == 0 ? "There are none." : $"There are {string.Join(", ", names)}.");
            return JournalVerification.Of(backups.PathOf(name), ct).Faults is [var fault, ..] ? throw BackupCorrupt(name, fault, backups) : name;
        }

        return names.FirstOrDefault(name => JournalVerification.Of(backups.PathOf(name), ct).Faults.IsEmpty)
            ?? throw new MillibarException("backup-missing", "There is no sound backup.", journal, "Restore the folder .millibar from your own backup, or import an export: millibar journal import FILE.");
    }

    /// <summary>Reads the damaged file as far as it goes, and appends what continues the chains.</summary>
    private static async Task<long> SalvageAsync(string damaged, SqliteJournal restored, CancellationToken ct)
    {
        var found = new List<JournalEntry>();
        try
        {
            using var connection = JournalConnection.Open(damaged, SqliteOpenMode.ReadOnly);
            JournalConnection.LeaveUntouched(connection);
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {EntryRow.Columns} FROM entries NOT INDEXED ORDER BY sequence";
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                ct.ThrowIfCancellationRequested();
                found.Add(EntryRow.Read(row));
            }
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException or ArgumentException or FormatException)
        {
            // The damage begins here; what was found before it still counts.
        }

        return await restored.WriteAsync(
            transaction => found.LongCount(entry =>
            {
                if (JournalVerification.Fault(restored.Last(entry.Stream, transaction), entry) is not null) return false;
                restored.Insert(entry, transaction);
                return true;
            }),
            ct).ConfigureAwait(false);
    }

    private static string? Swap(string journal, string draft, JournalBackups backups, TimeProvider time)
    {
        string? aside = null;
        if (File.Exists(journal))
        {
            aside = backups.PathOf($"damaged-{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.db");
            File.Move(journal, aside, overwrite: true);
        }

        foreach (var end in Companions)
        {
            if (!File.Exists(journal + end)) continue;
            if (aside is null) File.Delete(journal + end);
            else File.Move(journal + end, aside + end, overwrite: true);
        }

        DurableFile.Publish(draft, journal);
        return aside;
    }

    private static MillibarException BackupCorrupt(string name, string fault, JournalBackups backups) =>
        new("backup-corrupt", $"The backup {name} is damaged: {fault}.", backups.PathOf(name), "Take another one: millibar journal restore, without a name, takes the newest sound one.");
}
