using System.Net.Sockets;
using System.Text.RegularExpressions;
using Millibar.Engines.Queries;
using Npgsql;

namespace Millibar.Engines.Postgres;

/// <summary>Puts a query to a PostgreSQL server, in a transaction that can only read.</summary>
internal sealed partial class PostgresQuery(QuerySource.Postgres source) : IQueryDriver
{
    /// <inheritdoc/>
    public async Task<IQueryRows> OpenAsync(string query, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(source.Address.ConnectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            // The driver remembers a server's types; one that was made since would have no name.
            await connection.ReloadTypesAsync(ct).ConfigureAwait(false);
            return await PostgresRows.StartAsync(connection, query, source, ct).ConfigureAwait(false);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public MillibarException? Worded(Exception e) => e switch
    {
        PostgresException refused => Worded(refused),
        NpgsqlException { Message: var what } when what.Contains("password", StringComparison.OrdinalIgnoreCase) => QueryErrors.Denied(source.Address.Scrubbed(what), source, Quiet(e)),
        NpgsqlException or SocketException or TimeoutException => QueryErrors.Unreachable(source.Address.Scrubbed(e.InnerException?.Message ?? e.Message), source, Quiet(e)),
        _ => null,
    };

    private MillibarException Worded(PostgresException e)
    {
        var what = source.Address.Scrubbed(e.MessageText);
        return e.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => QueryErrors.Denied(what, source, Quiet(e)),
            PostgresErrorCodes.InvalidCatalogName => new MillibarException("source-missing", $"The server has no such database: {what}.", source.ToString(), "Check the name of the database.", Quiet(e)),
            PostgresErrorCodes.InsufficientPrivilege => new MillibarException("no-permission", $"The server does not let you read this: {what}.", source.ToString(), "Ask for the right to SELECT, or connect as another user.", Quiet(e)),
            PostgresErrorCodes.ReadOnlySqlTransaction => QueryErrors.Writes(source, Quiet(e)),
            PostgresErrorCodes.FeatureNotSupported when what.Contains("data-modifying", StringComparison.Ordinal) => QueryErrors.Writes(source, Quiet(e)),
            PostgresErrorCodes.SyntaxError when what.Contains("multiple commands", StringComparison.Ordinal) => QueryErrors.Several(source),
            PostgresErrorCodes.SyntaxError when WritingWord().IsMatch(what) => QueryErrors.Writes(source, Quiet(e)),
            PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => QueryErrors.Unreachable(what, source, Quiet(e)),
            _ => QueryErrors.Failed(what + Place(e), source, Quiet(e), e.Hint is { Length: > 0 } hint ? $"{hint.TrimEnd('.')}." : null),
        };
    }

    private static string Place(PostgresException e) => e.Position > PostgresRows.Prefix.Length ? $" (character {e.Position - PostgresRows.Prefix.Length} of the query)" : "";

    /// <summary>The cause without what the driver knows about the connection.</summary>
    private InvalidOperationException Quiet(Exception e) => new(source.Address.Scrubbed(e.Message));

    [GeneratedRegex("at or near \"(INSERT|UPDATE|DELETE|MERGE|INTO)\"", RegexOptions.IgnoreCase)]
    private static partial Regex WritingWord();
}
