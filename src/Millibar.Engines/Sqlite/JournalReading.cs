using Microsoft.Data.Sqlite;

namespace Millibar.Engines.Sqlite;

/// <summary>One query in progress on a connection of its own; SQLite's errors come out in our words.</summary>
internal sealed class JournalReading : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _command;

    private JournalReading(string path, SqliteConnection connection, SqliteCommand command, SqliteDataReader row)
    {
        _path = path;
        _connection = connection;
        _command = command;
        Row = row;
    }

    /// <summary>The row that was read last.</summary>
    public SqliteDataReader Row { get; }

    public static JournalReading Start(string path, string sql, string stream, long after)
    {
        SqliteConnection? connection = null;
        SqliteCommand? command = null;
        try
        {
            connection = JournalConnection.Open(path, SqliteOpenMode.ReadOnly);
            command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddWithValue("$stream", stream);
            command.Parameters.AddWithValue("$after", after);
            return new JournalReading(path, connection, command, command.ExecuteReader());
        }
        catch (SqliteException e)
        {
            command?.Dispose();
            connection?.Dispose();
            throw JournalErrors.Worded(e, path);
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="MillibarException">The file is damaged there.</exception>
    public bool Next(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            return Row.Read();
        }
        catch (SqliteException e)
        {
            throw JournalErrors.Worded(e, _path);
        }
    }

    public void Dispose()
    {
        Row.Dispose();
        _command.Dispose();
        _connection.Dispose();
    }
}
