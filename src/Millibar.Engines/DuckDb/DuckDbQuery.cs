using DuckDB.NET.Data;
using Millibar.Engines.Queries;

namespace Millibar.Engines.DuckDb;

/// <summary>Puts a query to a DuckDB file: opened for reading only, without extensions and other files.</summary>
internal sealed class DuckDbQuery(QuerySource.DuckDb source) : IQueryDriver
{
    /// <inheritdoc/>
    public Task<IQueryRows> OpenAsync(string query, CancellationToken ct)
    {
        var text = new DuckDBConnectionStringBuilder { DataSource = source.Path }.ConnectionString + ";ACCESS_MODE=READ_ONLY";
        var connection = new DuckDBConnection(text);
        try
        {
            connection.Open();
            Sql.NeverExtend(connection);
            // A read-only database keeps COPY from writing elsewhere only when other files are out of reach.
            connection.Run("SET enable_external_access=false");
            connection.Run("SET TimeZone='UTC'");
            connection.Run("SET lock_configuration=true");
            return Task.FromResult<IQueryRows>(DuckDbRows.Start(connection, query, source, ct));
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
        if (e is not DuckDBException error) return null;
        const string Wrapping = "DuckDBOpen failed: ";
        var what = error.Message.Split('\n')[0];
        if (what.StartsWith(Wrapping, StringComparison.Ordinal)) what = what[Wrapping.Length..];
        if (what.Contains("read-only mode", StringComparison.OrdinalIgnoreCase) || what.Contains("file system operations are disabled", StringComparison.Ordinal))
            return QueryErrors.Writes(source, error);
        if (what.Contains("Could not set lock", StringComparison.Ordinal) || what.Contains("being used by another process", StringComparison.Ordinal))
            return QueryErrors.Locked(source, error);
        if (what.StartsWith("IO Error", StringComparison.Ordinal) || what.StartsWith("Serialization Error", StringComparison.Ordinal) || what.StartsWith("FATAL Error", StringComparison.Ordinal) || what.StartsWith("INTERNAL Error", StringComparison.Ordinal))
            return QueryErrors.Corrupt(what, source, error);
        return QueryErrors.Failed(error.Message.Trim(), source, error);
    }
}
