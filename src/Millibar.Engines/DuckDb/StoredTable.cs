using System.Collections.Immutable;
using DuckDB.NET.Data;
using Millibar.Tables;
using Millibar.Tables.Scan;

namespace Millibar.Engines.DuckDb;

/// <summary>Reads Parquet and JSON lines through DuckDB: the schema first, then all columns in one stream.</summary>
internal static class StoredTable
{
    private const string LargestWhole = "9007199254740992";

    /// <summary>Reads.</summary>
    /// <exception cref="MillibarException">The file is damaged, holds nested columns, or has bad lines that were not to be skipped.</exception>
    public static async Task<Table> ReadAsync(DataFile file, ReadOptions options, CancellationToken ct)
    {
        var json = file.Layout.Content == Content.JsonLines ? await JsonLines.CheckAsync(file, options, ct).ConfigureAwait(false) : null;
        var needsCopy = file.Layout.Compression != Compression.None || json?.Bad.Length > 0;
        using var copy = needsCopy ? await TemporaryCopy.OfAsync(file, json?.BadLines, ct).ConfigureAwait(false) : null;
        var path = copy?.Path ?? file.Path;
        var source = json is null ? $"read_parquet({Sql.Literal(path)})" : $"read_json({Sql.Literal(path)}, format='newline_delimited', sample_size=-1)";
        using var connection = Sql.OpenMemory();
        using var command = connection.CreateCommand();
        using var cancellation = ct.Register(command.Cancel);
        try
        {
            return Read(command, source, file, json, options, ct);
        }
        catch (Exception e) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException("reading was cancelled", e, ct);
        }
        catch (DuckDBException e)
        {
            throw json is null
                ? new MillibarException("parquet-corrupt", "The Parquet file is damaged or incomplete: " + e.Message.Split('\n')[0], file.Name, "Fetch or write the file again.", e)
                : new MillibarException("json-corrupt", "The file cannot be read as JSON lines: " + e.Message.Split('\n')[0], file.Name, "Write one JSON object a line.", e);
        }
    }

    private static Table Read(DuckDBCommand command, string source, DataFile file, JsonLines? json, ReadOptions options, CancellationToken ct)
    {
        var notes = new List<ReadNote>();
        var columns = Schema(command, source, file.Name, notes);
        SettleIntegers(command, source, columns);
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => c.Expression))} FROM {source}";
        command.UseStreamingMode = true;
        var rows = 0;
        using (var reader = command.ExecuteReader())
        {
            for (; reader.Read(); rows++)
            {
                if (rows % 4096 == 0) ct.ThrowIfCancellationRequested();
                foreach (var column in columns) column.Append(reader, rows + 1);
            }
        }

        var expected = json?.GoodLines ?? ParquetRows(command, source, file);
        if (rows != expected)
        {
            throw new MillibarException(json is null ? "parquet-corrupt" : "json-corrupt",
                $"The file holds {expected} rows, but {rows} could be read.", file.Name, "Fetch or write the file again.");
        }

        var typed = columns.Select(c => c.Finish(options)).ToImmutableArray();
        HeaderChecks.ThrowIfTooSmall(rows, typed, options, file.Name);
        notes.AddRange(typed.SelectMany(c => c.Notes));
        return new Table
        {
            Name = file.Name,
            Columns = [.. typed.Select(c => c.Column)],
            RowCount = rows,
            RowNumbers = json?.RowNumbers ?? [.. Enumerable.Range(1, rows)],
            Hash = file.Hash,
            SetAside = json?.Bad ?? [],
            Notes = [.. notes],
        };
    }

    private static List<StoredColumn> Schema(DuckDBCommand command, string source, string file, List<ReadNote> notes)
    {
        command.CommandText = $"DESCRIBE SELECT * FROM {source}";
        List<string> names = [], types = [];
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
                types.Add(reader.GetString(1));
            }
        }

        var clean = HeaderNames.Clean([.. names], file, notes);
        var columns = names.Select((name, i) => new StoredColumn(i, name, clean[i], types[i])).ToList();
        if (columns.Find(c => c.Name.Length == 0) is not null)
            throw new MillibarException("empty-header", "A column has no name.", file, "Name every column.");
        if (columns.Find(c => c.Kind == StoredKind.Unreadable) is { } nested)
        {
            throw new MillibarException("nested-column", $"The column \"{nested.Name}\" is of type {nested.Type}, which is not a plain number, date or text.",
                file, "Flatten it into plain columns, or leave it out.");
        }

        return columns;
    }

    private static void SettleIntegers(DuckDBCommand command, string source, List<StoredColumn> columns)
    {
        var integers = columns.FindAll(c => c.Kind == StoredKind.Integer);
        if (integers.Count == 0) return;
        var ranges = integers.Select(c => $"coalesce(max({c.Source}) > {LargestWhole} OR min({c.Source}) < -{LargestWhole}, false)");
        command.CommandText = $"SELECT {string.Join(", ", ranges)} FROM {source}";
        using var reader = command.ExecuteReader();
        reader.Read();
        for (var i = 0; i < integers.Count; i++) integers[i].Settle(reader.GetBoolean(i));
    }

    private static long ParquetRows(DuckDBCommand command, string source, DataFile file)
    {
        command.CommandText = source.Replace("read_parquet(", "SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata(", StringComparison.Ordinal);
        return command.ExecuteScalar() is long rows ? rows
            : throw new MillibarException("parquet-corrupt", "The Parquet file does not say how many rows it has.", file.Name, "Write the file again.");
    }
}
