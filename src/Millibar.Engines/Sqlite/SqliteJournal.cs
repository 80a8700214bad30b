using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Millibar.Evidence;

namespace Millibar.Engines.Sqlite;

/// <summary>A journal in one SQLite file. Several processes may read and append at once; readers never wait for writers.</summary>
/// <remarks>What <see cref="AppendAsync"/> returned is on the disk: write-ahead log with a sync at every commit. SQLite works synchronously: calls return completed tasks.</remarks>
public sealed class SqliteJournal : IJournal
{
    /// <summary>How long an append waits for other writers before it gives up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SqliteConnection _writer;
    private readonly SqliteCommand _insert;
    private readonly SemaphoreSlim _gate = new(1, 1);

    private SqliteJournal(string path, SqliteConnection writer)
    {
        FilePath = path;
        _writer = writer;
        _insert = EntryRow.Inserting(writer);
    }

    /// <summary>Path of the file.</summary>
    internal string FilePath { get; }

    /// <summary>Whether this instance has appended anything.</summary>
    internal bool HasAppended { get; private set; }

    /// <summary>Opens an existing journal; an older version is brought up to date after a verified backup.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">Clock for the names of backups.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>journal-newer</c>, <c>journal-corrupt</c>, <c>journal-locked</c> or <c>permission-denied</c>.</exception>
    public static Task<SqliteJournal> OpenAsync(string path, TimeProvider time, CancellationToken ct) =>
        File.Exists(path)
            ? OpenAsync(path, SqliteOpenMode.ReadWrite, time, ct)
            : throw JournalErrors.Corrupt("the file is missing", path);

    /// <summary>Creates a journal; one that is there already is opened.</summary>
    /// <inheritdoc cref="OpenAsync(string, TimeProvider, CancellationToken)"/>
    public static Task<SqliteJournal> CreateAsync(string path, TimeProvider time, CancellationToken ct) =>
        OpenAsync(path, SqliteOpenMode.ReadWriteCreate, time, ct);

    /// <summary>Opens a copy that nobody else knows of, and brings it up to date without a backup of its own.</summary>
    internal static Task<SqliteJournal> OpenDraftAsync(string path, CancellationToken ct) => OpenAsync(path, SqliteOpenMode.ReadWrite, null, ct);

    /// <inheritdoc/>
    public async Task<ImmutableArray<JournalEntry>> AppendAsync(string stream, IReadOnlyList<NewEntry> entries, long? expected, DateTimeOffset at, string by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        ArgumentException.ThrowIfNullOrEmpty(by);
        foreach (var entry in entries) JournalLine.CheckBody(entry.Body.Span);
        return await WriteAsync(
            transaction =>
            {
                var last = Last(stream, transaction);
                if (expected is { } seen && seen != (last?.Version ?? 0)) throw Conflict(stream, seen, last);
                var written = ImmutableArray.CreateBuilder<JournalEntry>(entries.Count);
                foreach (var entry in entries)
                {
                    ct.ThrowIfCancellationRequested();
                    last = JournalLine.Chained(stream, last, entry, at, by);
                    EntryRow.Insert(_insert, transaction, last);
                    written.Add(last);
                }

                return written.MoveToImmutable();
            },
            ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadCurrentAsync(string stream, CancellationToken ct) =>
        ReadAsync(
            $"""
             SELECT {EntryRow.Columns} FROM entries WHERE sequence IN (
               SELECT sequence FROM entries WHERE stream = $stream AND key IS NULL
               UNION ALL
               SELECT MAX(sequence) FROM entries WHERE stream = $stream AND key IS NOT NULL GROUP BY key, kind)
             ORDER BY sequence
             """,
            stream,
            0,
            ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(string stream, long after, CancellationToken ct) =>
        ReadAsync($"SELECT {EntryRow.Columns} FROM entries WHERE stream = $stream AND version > $after ORDER BY version", stream, after, ct);

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> StreamsAsync(CancellationToken ct)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        await foreach (var name in ReadAsync("SELECT DISTINCT stream FROM entries ORDER BY stream", "", 0, row => row.GetString(0), ct).ConfigureAwait(false)) names.Add(name);
        return names.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<long> VersionAsync(string stream, CancellationToken ct)
    {
        await foreach (var version in ReadAsync("SELECT COALESCE(MAX(version), 0) FROM entries WHERE stream = $stream", stream, 0, row => row.GetInt64(0), ct).ConfigureAwait(false)) return version;
        return 0;
    }

    /// <summary>Every entry of every stream, in the order in which they were recorded here.</summary>
    internal IAsyncEnumerable<JournalEntry> ReadAllAsync(CancellationToken ct) =>
        ReadAsync($"SELECT {EntryRow.Columns} FROM entries ORDER BY sequence", "", 0, ct);

    /// <summary>Runs one write in one transaction: it is on the disk whole, or not at all.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> write, CancellationToken ct)
    {
        await _gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            using var transaction = Begin(_writer, ct);
            var written = write(transaction);
            ct.ThrowIfCancellationRequested();
            transaction.Commit();
            HasAppended = true;
            return written;
        }
        catch (SqliteException e)
        {
            throw JournalErrors.Worded(e, FilePath);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Writes an entry as it is, inside <see cref="WriteAsync"/>.</summary>
    internal void Insert(JournalEntry entry, SqliteTransaction transaction) => EntryRow.Insert(_insert, transaction, entry);

    /// <summary>One entry, inside <see cref="WriteAsync"/>; null when the stream is shorter.</summary>
    internal JournalEntry? At(string stream, long version, SqliteTransaction transaction) =>
        One($"SELECT {EntryRow.Columns} FROM entries WHERE stream = $stream AND version = $version", stream, version, transaction);

    /// <summary>The last entry of a stream, inside <see cref="WriteAsync"/>.</summary>
    internal JournalEntry? Last(string stream, SqliteTransaction transaction) =>
        One($"SELECT {EntryRow.Columns} FROM entries WHERE stream = $stream ORDER BY version DESC LIMIT 1", stream, 0, transaction);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    private static async Task<SqliteJournal> OpenAsync(string path, SqliteOpenMode mode, TimeProvider? time, CancellationToken ct)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = JournalConnection.Open(path, mode);
            await PrepareAsync(connection, path, time, ct).ConfigureAwait(false);
            return new SqliteJournal(path, connection);
        }
        catch (Exception e)
        {
            if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
            if (e is SqliteException refused) throw JournalErrors.Worded(refused, path);
            throw;
        }
    }

    private static async Task PrepareAsync(SqliteConnection connection, string path, TimeProvider? time, CancellationToken ct)
    {
        var version = (int)JournalConnection.Number(connection, "PRAGMA user_version");
        var application = JournalConnection.Number(connection, "PRAGMA application_id");
        var tables = JournalConnection.Number(connection, "SELECT COUNT(*) FROM sqlite_schema");
        if (version > JournalSchema.Newest && application == JournalSchema.ApplicationId)
        {
            JournalConnection.LeaveUntouched(connection);
            throw new MillibarException("journal-newer", $"The journal was written by a newer Millibar (format {version}; this one knows up to {JournalSchema.Newest}). It was left untouched.", path, "Update Millibar, then run the command again.");
        }

        if (tables > 0 && application != JournalSchema.ApplicationId)
        {
            JournalConnection.LeaveUntouched(connection);
            throw new MillibarException("journal-corrupt", "This is a database, but not a journal of Millibar. It was left untouched.", path, "Move it away, or work in another folder.");
        }

        // An empty file where a journal once was is a loss, not a beginning.
        var backups = JournalBackups.Of(path);
        if (tables == 0 && backups.List().Count > 0) throw JournalErrors.Corrupt("the file is empty", path);
        if (version == JournalSchema.Newest) return;
        if (tables > 0 && time is not null) await backups.CreateAsync($"before-format-{JournalSchema.Newest}", time.GetUtcNow(), ct).ConfigureAwait(false);
        JournalConnection.Execute(connection, "PRAGMA journal_mode = WAL");
        using var transaction = Begin(connection, ct);
        version = (int)JournalConnection.Number(connection, "PRAGMA user_version");
        // Another process may have been faster.
        if (version < JournalSchema.Newest) JournalSchema.Upgrade(connection, transaction, version);
        await transaction.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Begins to write: at once, so that two writers wait for each other instead of failing half-way.</summary>
    private static SqliteTransaction Begin(SqliteConnection connection, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                return connection.BeginTransaction(deferred: false);
            }
            catch (SqliteException e) when (JournalErrors.IsBusy(e) && waited.Elapsed < Patience)
            {
                // SQLite has waited its turn already; next turn.
            }
        }
    }

    private JournalEntry? One(string sql, string stream, long version, SqliteTransaction transaction)
    {
        using var command = _writer.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$stream", stream);
        command.Parameters.AddWithValue("$version", version);
        using var row = command.ExecuteReader();
        return row.Read() ? EntryRow.Read(row) : null;
    }

    private IAsyncEnumerable<JournalEntry> ReadAsync(string sql, string stream, long after, CancellationToken ct) => ReadAsync(sql, stream, after, EntryRow.Read, ct);

    private async IAsyncEnumerable<T> ReadAsync<T>(string sql, string stream, long after, Func<SqliteDataReader, T> read, [EnumeratorCancellation] CancellationToken ct)
    {
        // A connection of its own: its snapshot neither sees nor hinders what is appended meanwhile.
        using var reading = JournalReading.Start(FilePath, sql, stream, after);
        while (reading.Next(ct)) yield return read(reading.Row);
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static MillibarException Conflict(string stream, long seen, JournalEntry? last) =>
        new(
            "journal-conflict",
            last is null
                ? $"The journal has no entry of {stream}; version {seen} was expected."
                : $"Somebody was faster: {last.By} recorded a {last.Kind} at {last.At:yyyy-MM-dd HH:mm:ss} UTC (version {last.Version}; yours was based on {seen}). Nothing of yours was recorded.",
            stream,
            "Run the command again: it will start from the newest version.");
}
