using System.Collections.Immutable;
using Millibar.Evidence;

namespace Millibar.Tests.Fakes;

/// <summary>A journal that forgets: the contract of <see cref="IJournal"/> without a disk.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly List<JournalEntry> _entries = [];

    public Task<ImmutableArray<JournalEntry>> AppendAsync(string stream, IReadOnlyList<NewEntry> entries, long? expected, DateTimeOffset at, string by, CancellationToken ct)
    {
        var last = Last(stream);
        if (expected is { } wanted && wanted != (last?.Version ?? 0))
            throw new MillibarException("journal-conflict", "Somebody else wrote since.", stream, "Look again.");
        var written = ImmutableArray.CreateBuilder<JournalEntry>();
        foreach (var entry in entries)
        {
            var previous = last?.Hash ?? HashChain.Start;
            var version = (last?.Version ?? 0) + 1;
            last = new JournalEntry
            {
                Stream = stream,
                Version = version,
                Kind = entry.Kind,
                Key = entry.Key,
                At = at,
                By = by,
                Body = entry.Body,
                Previous = previous,
                Hash = HashChain.Hash(previous, stream, version, entry.Kind, entry.Key, at, by, entry.Body.Span),
            };
            written.Add(last);
        }

        _entries.AddRange(written);
        return Task.FromResult(written.ToImmutable());
    }

    public async IAsyncEnumerable<JournalEntry> ReadCurrentAsync(string stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var all = _entries.Where(entry => entry.Stream == stream).ToList();
        var newest = all.Where(entry => entry.Key is not null).GroupBy(entry => (entry.Kind, entry.Key)).ToDictionary(group => group.Key, group => group.Last().Version);
        foreach (var entry in all.Where(entry => entry.Key is null || newest[(entry.Kind, entry.Key)] == entry.Version))
        {
            await Task.Yield();
            yield return entry;
        }
    }

    public async IAsyncEnumerable<JournalEntry> ReadAsync(string stream, long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var entry in _entries.Where(entry => entry.Stream == stream && entry.Version > after).ToList())
        {
            await Task.Yield();
            yield return entry;
        }
    }

    public Task<ImmutableArray<string>> StreamsAsync(CancellationToken ct) =>
        Task.FromResult(_entries.Select(entry => entry.Stream).Distinct().Order(StringComparer.Ordinal).ToImmutableArray());

    public Task<long> VersionAsync(string stream, CancellationToken ct) => Task.FromResult(Last(stream)?.Version ?? 0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private JournalEntry? Last(string stream) => _entries.FindLast(entry => entry.Stream == stream);
}
