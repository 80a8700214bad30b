using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Millibar.Engines.Sqlite;

/// <summary>Opens connections to a journal file, all with the same promises.</summary>
internal static class JournalConnection
{
    /// <summary>One turn of waiting for another writer; between turns the caller looks whether it was cancelled.</summary>
    private const int TurnSeconds = 1;

    /// <summary>Opens a connection. Durability belongs to the connection, not to the file: what commits is on the disk.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = TurnSeconds,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {TurnSeconds * 1000}; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Keeps the last connection from writing a left write-ahead log into the file when it closes: the file is not ours to touch.</summary>
    public static void LeaveUntouched(SqliteConnection connection)
    {
        // An empty log is nothing to write, and is removed as it came.
        if (new FileInfo(connection.DataSource + "-wal") is { Exists: true, Length: > 0 })
            _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
