using Microsoft.Data.Sqlite;
using Millibar.Engines.Queries;
using SQLitePCL;

namespace Millibar.Engines.Sqlite;

/// <summary>Puts a query to a SQLite file, opened for reading only.</summary>
internal sealed class SqliteQuery(QuerySource.Sqlite source) : IQueryDriver
{
    /// <inheritdoc/>
    public Task<IQueryRows> OpenAsync(string query, CancellationToken ct)
    {
        var connection = JournalConnection.Open(source.Path, SqliteOpenMode.ReadOnly);
        try
        {
            JournalConnection.LeaveUntouched(connection);
            JournalConnection.Execute(connection, "PRAGMA query_only = ON; BEGIN");
            return Task.FromResult<IQueryRows>(SqliteRows.Start(connection, query, source, ct));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public MillibarException? Worded(Exception e)
    {
        if (e is not SqliteException error) return null;
        var what = Words(error);
        return error.SqliteErrorCode switch
        {
            raw.SQLITE_READONLY or raw.SQLITE_AUTH => QueryErrors.Writes(source, error),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => QueryErrors.Locked(source, error),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_IOERR or raw.SQLITE_FORMAT => QueryErrors.Corrupt(what, source, error),
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new MillibarException("no-permission", "The database cannot be opened.", source.Path, "You need the right to read it; a database in WAL mode wants its folder writable too. Copy it to a place of your own.", error),
            _ => QueryErrors.Failed(what, source, error),
        };
    }

    /// <summary>What SQLite says, without the wrapping of its driver.</summary>
    private static string Words(SqliteException error) =>
        error.Message.IndexOf('\'', StringComparison.Ordinal) is >= 0 and var begin && error.Message.LastIndexOf('\'') is var end && end > begin ? error.Message[(begin + 1)..end] : error.Message;
}
