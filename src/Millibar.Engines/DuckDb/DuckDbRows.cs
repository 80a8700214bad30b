using System.Collections.Immutable;
using System.Numerics;
using DuckDB.NET.Data;
using Millibar.Engines.Parquet;
using Millibar.Engines.Queries;

namespace Millibar.Engines.DuckDb;

/// <summary>The result of a query on a DuckDB file, streamed.</summary>
internal sealed class DuckDbRows : IQueryRows
{
    private readonly DuckDBConnection _connection;
    private readonly DuckDBCommand _command;
    private readonly DuckDBDataReader _reader;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly QuerySource _source;
    private readonly string[] _types;

    private DuckDbRows(DuckDBConnection connection, DuckDBCommand command, DuckDBDataReader reader, CancellationTokenRegistration cancellation, QuerySource source)
    {
        _connection = connection;
        _command = command;
        _reader = reader;
        _cancellation = cancellation;
        _source = source;
        _types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)];
        Columns = [.. _types.Select((type, i) => (reader.GetName(i), (ColumnKind?)KindOf(type, reader.GetName(i), source)))];
    }

    /// <inheritdoc/>
    public ImmutableArray<(string Name, ColumnKind? Kind)> Columns { get; }

    /// <summary>Runs the query.</summary>
    public static DuckDbRows Start(DuckDBConnection connection, string query, QuerySource source, CancellationToken ct)
    {
        var command = connection.CreateCommand();
        command.CommandText = query;
        command.UseStreamingMode = true;
        var cancellation = ct.Register(command.Cancel);
        DuckDBDataReader? reader = null;
        try
        {
            reader = command.ExecuteReader();
            return new DuckDbRows(connection, command, reader, cancellation, source);
        }
        catch
        {
            reader?.Dispose();
            cancellation.Dispose();
            command.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> NextAsync(CancellationToken ct)
    {
        if (_reader.Read()) return ValueTask.FromResult(true);
        return _reader.NextResult() ? throw QueryErrors.Several(_source) : ValueTask.FromResult(false);
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
        await _cancellation.DisposeAsync().ConfigureAwait(false);
        await _command.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private static ColumnKind KindOf(string type, string name, QuerySource source) => type switch
    {
        "Boolean" => ColumnKind.Boolean,
        "TinyInt" or "SmallInt" or "Integer" or "BigInt" or "UnsignedTinyInt" or "UnsignedSmallInt" or "UnsignedInteger" or "UnsignedBigInt" or "HugeInt" or "UnsignedHugeInt" => ColumnKind.Integer,
        "Float" or "Double" or "Decimal" => ColumnKind.Number,
        "Varchar" or "Uuid" or "Enum" or "Time" => ColumnKind.Text,
        "Date" => ColumnKind.Date,
        "Timestamp" or "TimestampS" or "TimestampMs" or "TimestampNs" or "TimestampTz" => ColumnKind.Timestamp,
        _ => throw QueryErrors.Unsupported(name, type, source),
    };

    private void Copy(int i, StoredValues target, long row)
    {
        try
        {
            switch (_types[i])
            {
                case "Boolean": target.Add(_reader.GetBoolean(i)); break;
                case "HugeInt" or "UnsignedHugeInt" or "UnsignedBigInt": target.Add((long)_reader.GetFieldValue<BigInteger>(i)); break;
                case "Float": target.Add((double)_reader.GetFloat(i)); break;
                case "Double": target.Add(_reader.GetDouble(i)); break;
                case "Decimal": target.Add(PlainText.Number(_reader.GetDecimal(i), target.Name, row)); break;
                case "Date": target.AddDate(PlainText.Days(_reader.GetFieldValue<DateOnly>(i))); break;
                case "Time": target.Add(PlainText.Of(_reader.GetFieldValue<TimeOnly>(i))); break;
                case "Uuid": target.Add(_reader.GetGuid(i).ToString()); break;
                case "Varchar" or "Enum": target.Add(_reader.GetString(i)); break;
                case var type when target.Kind == ColumnKind.Timestamp && type.Length > 0: target.AddTimestamp(PlainText.Microseconds(_reader.GetDateTime(i))); break;
                default: target.Add(_reader.GetInt64(i)); break;
            }
        }
        catch (OverflowException e)
        {
            throw PlainText.Digits(target.Name, row, e);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or InvalidOperationException or InvalidCastException && target.Kind is ColumnKind.Date or ColumnKind.Timestamp)
        {
            throw QueryErrors.Value(target.Name, row, "a date that is infinite or outside the years 1 to 9999", "Turn such dates into NULL in the query.", e);
        }
    }
}
