using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Millibar.Engines.Parquet;
using Millibar.Engines.Queries;
using SQLitePCL;

namespace Millibar.Engines.Sqlite;

/// <summary>The result of a query on a SQLite file.</summary>
/// <remarks>
/// In SQLite each value has a type of its own, not the column. The query runs twice in one snapshot: the first time
/// only the types are looked at (<see cref="SqliteTyping"/>), the second time the values are taken.
/// </remarks>
internal sealed class SqliteRows : IQueryRows
{
    private const int LookEvery = 4096;
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly CancellationTokenRegistration _cancellation;

    private SqliteRows(SqliteConnection connection, sqlite3_stmt statement, CancellationTokenRegistration cancellation, ImmutableArray<(string Name, ColumnKind? Kind)> columns)
    {
        _connection = connection;
        _statement = statement;
        _cancellation = cancellation;
        Columns = columns;
    }

    /// <inheritdoc/>
    public ImmutableArray<(string Name, ColumnKind? Kind)> Columns { get; }

    /// <summary>Prepares the query and looks at the types of its values.</summary>
    public static SqliteRows Start(SqliteConnection connection, string query, QuerySource source, CancellationToken ct)
    {
        var statement = Prepare(connection, query, source);
        var cancellation = ct.Register(() => raw.sqlite3_interrupt(connection.Handle!));
        try
        {
            var columns = Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(i => new SqliteTyping(statement, i, source)).ToList();
            for (long row = 1; Step(connection, statement); row++)
            {
                if (row % LookEvery == 0) ct.ThrowIfCancellationRequested();
                foreach (var column in columns) column.Look(row);
            }

            Check(connection, raw.sqlite3_reset(statement));
            return new SqliteRows(connection, statement, cancellation, [.. columns.Select(column => (column.Name, column.Kind))]);
        }
        catch
        {
            cancellation.Dispose();
            statement.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> NextAsync(CancellationToken ct) => ValueTask.FromResult(Step(_connection, _statement));

    /// <inheritdoc/>
    public void CopyTo(ImmutableArray<StoredValues> target, long row)
    {
        for (var i = 0; i < target.Length; i++) Copy(i, target[i], row);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cancellation.DisposeAsync().ConfigureAwait(false);
        _statement.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private static sqlite3_stmt Prepare(SqliteConnection connection, string query, QuerySource source)
    {
        Check(connection, raw.sqlite3_prepare_v2(connection.Handle!, query, out var statement, out var rest));
        try
        {
            if (raw.sqlite3_stmt_readonly(statement) == 0) throw QueryErrors.Writes(source);
            if (rest.Trim().Length > 0) throw QueryErrors.Several(source);
            return statement;
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    private static bool Step(SqliteConnection connection, sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code is not raw.SQLITE_ROW and not raw.SQLITE_DONE) Check(connection, code);
        return code == raw.SQLITE_ROW;
    }

    private static void Check(SqliteConnection connection, int code) => SqliteException.ThrowExceptionForRC(code, connection.Handle);

    private void Copy(int i, StoredValues target, long row)
    {
        var found = raw.sqlite3_column_type(_statement, i);
        if (found == raw.SQLITE_NULL)
        {
            target.AddMissing();
            return;
        }

        switch (target.Kind, found)
        {
            case (ColumnKind.Boolean, raw.SQLITE_INTEGER): target.Add(raw.sqlite3_column_int64(_statement, i) != 0); break;
            case (ColumnKind.Integer, raw.SQLITE_INTEGER): target.Add(raw.sqlite3_column_int64(_statement, i)); break;
            case (ColumnKind.Number, raw.SQLITE_FLOAT): target.Add(raw.sqlite3_column_double(_statement, i)); break;
            case (ColumnKind.Number, raw.SQLITE_INTEGER): target.Add(PlainText.Number(raw.sqlite3_column_int64(_statement, i), target.Name, row)); break;
            case (ColumnKind.Text, raw.SQLITE_TEXT): target.Add(raw.sqlite3_column_text(_statement, i).utf8_to_string()); break;
            case (ColumnKind.Date, raw.SQLITE_TEXT) when SqliteTyping.Time(raw.sqlite3_column_text(_statement, i).utf8_to_string()) is { } day: target.AddDate(PlainText.Days(DateOnly.FromDateTime(day))); break;
            case (ColumnKind.Timestamp, raw.SQLITE_TEXT) when SqliteTyping.Time(raw.sqlite3_column_text(_statement, i).utf8_to_string()) is { } time: target.AddTimestamp(PlainText.Microseconds(time)); break;
            default: throw QueryErrors.Value(target.Name, row, "a value of another type than when the query ran first", "Take random() and the like out of the query: it has to give the same rows each time.");
        }
    }
}
