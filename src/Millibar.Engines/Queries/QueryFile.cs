using Millibar.Engines.DuckDb;
using Millibar.Engines.Parquet;
using Millibar.Engines.Postgres;
using Millibar.Engines.Sqlite;

namespace Millibar.Engines.Queries;

/// <summary>Writes a query's result as the one file that a data version is kept as.</summary>
internal static class QueryFile
{
    private const int ReportEvery = 10_000;
    private const int BufferSize = 1 << 20;

    /// <summary>Runs the query and writes the rows in the order in which they come.</summary>
    /// <param name="source">The database; opened for reading only.</param>
    /// <param name="query">One statement that reads rows.</param>
    /// <param name="path">A Parquet file to be made; what is there after a failure is worthless.</param>
    /// <param name="progress">Gets the number of rows now and then.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="MillibarException">The database cannot be read, or the query was refused, writes, or gives nothing that can be kept.</exception>
    public static async Task<long> WriteAsync(QuerySource source, string query, string path, IProgress<long>? progress, CancellationToken ct)
    {
        QueryText.ThrowIfNotReading(query);
        var driver = DriverOf(source);
        try
        {
            var rows = await driver.OpenAsync(QueryText.Trimmed(query), ct).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false)) return await CopyAsync(rows, source, path, progress, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (ct.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException("the query was cancelled", e, ct);
        }
        catch (Exception e) when (driver.Worded(e) is not null)
        {
            throw driver.Worded(e)!;
        }
    }

    private static IQueryDriver DriverOf(QuerySource source) => source switch
    {
        QuerySource.DuckDb file => new DuckDbQuery(file),
        QuerySource.Sqlite file => new SqliteQuery(file),
        QuerySource.Postgres server => new PostgresQuery(server),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private static async Task<long> CopyAsync(IQueryRows rows, QuerySource source, string path, IProgress<long>? progress, CancellationToken ct)
    {
        if (rows.Columns.IsEmpty) throw QueryErrors.NoColumns(source);
        if (rows.Columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Skip(1).Any()) is { } twins)
            throw new MillibarException("duplicate-header", $"The result has {twins.Count()} columns named {string.Join(", ", twins.Select(column => $"\"{column.Name}\"").Distinct())}.", $"--query, {source}", "Give each its own name: SELECT a.x AS x, b.x AS other_x. Names that differ in case only count as equal.");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            var writer = await ParquetWriter.StartAsync(file, rows.Columns.Select(column => new StoredValues(column.Name, column.Kind)), ct).ConfigureAwait(false);
            while (await rows.NextAsync(ct).ConfigureAwait(false))
            {
                rows.CopyTo(writer.Columns, writer.Rows + 1);
                await writer.EndRowAsync(ct).ConfigureAwait(false);
                if (writer.Rows % ReportEvery != 0) continue;
                ct.ThrowIfCancellationRequested();
                progress?.Report(writer.Rows);
            }

            if (writer.Rows == 0) throw new MillibarException("query-no-rows", "The query gives no rows.", $"--query, {source}", "Check its conditions; nothing was recorded.");
            await writer.FinishAsync(ct).ConfigureAwait(false);
            return writer.Rows;
        }
    }
}
