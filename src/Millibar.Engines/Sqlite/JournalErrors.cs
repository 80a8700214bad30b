using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Millibar.Engines.Sqlite;

/// <summary>What SQLite says, in words that help.</summary>
internal static class JournalErrors
{
    /// <summary>Whether another connection is writing.</summary>
    public static bool IsBusy(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>Whether the file itself is broken.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>The error as the user gets to see it.</summary>
    /// <param name="e">What SQLite threw.</param>
    /// <param name="path">The journal file.</param>
    public static MillibarException Worded(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Corrupt(e.Message, path, e),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new("journal-locked", "Another program has been writing to the journal all the time.", path, "Wait until it has finished, then run the command again.", e),
        raw.SQLITE_FULL => Full(path, e),
        raw.SQLITE_IOERR when e.SqliteExtendedErrorCode == raw.SQLITE_IOERR_SHMSIZE => Full(path, e),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH or raw.SQLITE_CANTOPEN => new("permission-denied", "The journal cannot be written.", path, "The folder .millibar and its files must be writable, for reading too: SQLite keeps its locks there.", e),
        _ => new("io-error", $"The journal could not be read or written: {e.Message}", path, "Check the disk, then run the command again.", e),
    };

    /// <summary>The journal is damaged: what is wrong, and which backup is there.</summary>
    public static MillibarException Corrupt(string what, string path, Exception? inner = null)
    {
        var newest = JournalBackups.Of(path).List().FirstOrDefault();
        return new MillibarException(
            "journal-corrupt",
            $"The journal is damaged: {what.TrimEnd('.')}.",
            path,
            newest is null
                ? "There is no backup in .millibar/backups. Restore the folder .millibar from your own backup, or import an export: millibar journal import FILE."
                : $"Run `millibar journal restore`: it takes the backup {newest} and saves what is readable of the damaged file.",
            inner);
    }

    private static MillibarException Full(string path, Exception inner) =>
        new("disk-full", "The disk is full; nothing of this was recorded.", path, "Free some space, then run the command again.", inner);
}
