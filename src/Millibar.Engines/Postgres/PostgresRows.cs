using System.Collections.Immutable;
using System.Data;
using Millibar.Engines.Parquet;
using Millibar.Engines.Queries;
using Npgsql;
using Npgsql.PostgresTypes;

namespace Millibar.Engines.Postgres;

/// <summary>The result of a query on a PostgreSQL server, fetched in portions.</summary>
/// <remarks>A cursor takes nothing but one statement that reads; the transaction is read-only besides.</remarks>
internal sealed class PostgresRows : IQueryRows
{
    /// <summary>What stands before the query.</summary>
    public const string Prefix = "DECLARE millibar_rows NO SCROLL CURSOR FOR ";

    private const string Fetch = "FETCH FORWARD 10000 FROM millibar_rows";
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private NpgsqlDataReader _reader;
    private bool _any;

    private PostgresRows(NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlDataReader reader, QuerySource source)
    {
        _connection = connection;
        _transaction = transaction;
        _reader = reader;
        Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), (ColumnKind?)KindOf(reader, i, source)))];
    }

    /// <inheritdoc/>
    public ImmutableArray<(string Name, ColumnKind? Kind)> Columns { get; }

    /// <summary>Runs the query up to its first portion.</summary>
    public static async Task<PostgresRows> StartAsync(NpgsqlConnection connection, string query, QuerySource source, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct).ConfigureAwait(false);
        await RunAsync(connection, transaction, "SET TRANSACTION READ ONLY", ct).ConfigureAwait(false);
        // All rows are wanted, not the first few soon.
        await RunAsync(connection, transaction, "SET LOCAL cursor_tuple_fraction = 1", ct).ConfigureAwait(false);
        await RunAsync(connection, transaction, Prefix + query, ct).ConfigureAwait(false);
        var reader = await FetchAsync(connection, transaction, ct).ConfigureAwait(false);
        try
        {
            return new PostgresRows(connection, transaction, reader, source);
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> NextAsync(CancellationToken ct)
    {
        while (!await _reader.ReadAsync(ct).ConfigureAwait(false))
        {
            await _reader.DisposeAsync().ConfigureAwait(false);
            if (!_any) return false;
            _any = false;
            _reader = await FetchAsync(_connection, _transaction, ct).ConfigureAwait(false);
        }

        _any = true;
        return true;
    }

    /// <inheritdoc/>
    public void CopyTo(ImmutableArray<StoredValues> target, long row)
    {
        for (var i = 0; i < target.Length; i++)
        {
            if (_reader.IsDBNull(i)) target[i].AddMissing();
            else Copy(i, target[i], row);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Runs one statement; of a batch the driver sends each text as one, and the server refuses a text that holds several.</summary>
    private static async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string statement, CancellationToken ct)
    {
        var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new NpgsqlBatchCommand(statement) }, Timeout = 0 };
        await using (batch.ConfigureAwait(false)) await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }

    private static async Task<NpgsqlDataReader> FetchAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var command = new NpgsqlCommand(Fetch, connection, transaction);
        await using (command.ConfigureAwait(false)) return await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
    }

    private static ColumnKind KindOf(NpgsqlDataReader reader, int i, QuerySource source)
    {
        var type = reader.GetPostgresType(i);
        return type.Name switch
        {
            "boolean" => ColumnKind.Boolean,
            "smallint" or "integer" or "bigint" or "oid" => ColumnKind.Integer,
            "real" or "double precision" or "numeric" => ColumnKind.Number,
            "text" or "character varying" or "character" or "name" or "citext" or "uuid" or "time without time zone" => ColumnKind.Text,
            "date" => ColumnKind.Date,
            "timestamp without time zone" or "timestamp with time zone" => ColumnKind.Timestamp,
            _ when type is PostgresEnumType => ColumnKind.Text,
            _ => throw QueryErrors.Unsupported(reader.GetName(i), type.DisplayName, source),
        };
    }

    private void Copy(int i, StoredValues target, long row)
    {
        switch (_reader.GetPostgresType(i).Name)
        {
            case "boolean": target.Add(_reader.GetBoolean(i)); break;
            case "smallint" or "integer" or "bigint": target.Add(_reader.GetInt64(i)); break;
            case "oid": target.Add((long)_reader.GetFieldValue<uint>(i)); break;
            case "real": target.Add((double)_reader.GetFloat(i)); break;
            case "double precision": target.Add(_reader.GetDouble(i)); break;
            case "numeric": target.Add(Number(i, target.Name, row)); break;
            case "date": target.AddDate(PlainText.Days(Finite(_reader.GetFieldValue<DateOnly>(i), DateOnly.MinValue, DateOnly.MaxValue, target.Name, row))); break;
            case "uuid": target.Add(_reader.GetGuid(i).ToString()); break;
            case "time without time zone": target.Add(PlainText.Of(_reader.GetFieldValue<TimeOnly>(i))); break;
            case "timestamp without time zone" or "timestamp with time zone": target.AddTimestamp(PlainText.Microseconds(Finite(_reader.GetDateTime(i), DateTime.MinValue, DateTime.MaxValue, target.Name, row))); break;
            default: target.Add(_reader.GetString(i)); break;
        }
    }

    private double Number(int i, string column, long row)
    {
        try
        {
            return PlainText.Number(_reader.GetDecimal(i), column, row);
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException)
        {
            throw PlainText.Digits(column, row, e);
        }
    }

    /// <summary>The driver hands infinity over as the first or last date there is.</summary>
    private static T Finite<T>(T value, T first, T last, string column, long row)
        where T : IEquatable<T> =>
        value.Equals(first) || value.Equals(last) ? throw QueryErrors.Value(column, row, "an infinite date", "Turn such dates into NULL in the query.") : value;
}
