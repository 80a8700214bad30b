using System.Collections.Immutable;

namespace Millibar.Evidence;

/// <summary>The append-only memory of a workspace: streams of entries chained by hash. Several processes may append at once.</summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Appends entries in one transaction: all are durable when the call returns, or none was written.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="entries">What to append, in order.</param>
    /// <param name="expected">Version that the caller saw last; the append is refused when somebody else wrote since. Null when the order does not matter (evidence).</param>
    /// <param name="at">Time of recording.</param>
    /// <param name="by">Who records.</param>
    /// <param name="ct">Cancels before the commit.</param>
    /// <exception cref="MillibarException"><c>journal-conflict</c>: the stream is past <paramref name="expected"/>; nothing was written.</exception>
    Task<ImmutableArray<JournalEntry>> AppendAsync(string stream, IReadOnlyList<NewEntry> entries, long? expected, DateTimeOffset at, string by, CancellationToken ct);

    /// <summary>The entries that make up the current state of a stream, in order: all without a key, and the last of each kind and key.</summary>
    IAsyncEnumerable<JournalEntry> ReadCurrentAsync(string stream, CancellationToken ct);

    /// <summary>Every entry of a stream after a version, in order.</summary>
    IAsyncEnumerable<JournalEntry> ReadAsync(string stream, long after, CancellationToken ct);

    /// <summary>Names of all streams that have entries, in order of their names.</summary>
    Task<ImmutableArray<string>> StreamsAsync(CancellationToken ct);

    /// <summary>Version of the last entry of a stream; 0 when it has none.</summary>
    Task<long> VersionAsync(string stream, CancellationToken ct);
}
