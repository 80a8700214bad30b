using System.Text;
using Millibar.Evidence;

namespace Millibar.Engines.Tests.Journals;

/// <summary>What every journal promises, whatever database is behind it.</summary>
public abstract class JournalContract
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens the journal of this test; the second call opens the same one once more.</summary>
    protected abstract Task<IJournal> OpenAsync();

    [Fact]
    public async Task What_is_appended_is_read_back_to_the_byte_and_chained()
    {
        await using var journal = await OpenAsync();
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(9)).AddTicks(7);
        var written = await journal.AppendAsync("한국어", [New("note", "schlüssel 'x'", """{"텍스트":"é \" \u0000"}"""), New("note", null, "{}")], 0, at, "김철수", Ct);
        var read = await ListAsync(journal.ReadAsync("한국어", 0, Ct));
        Assert.Equal([1L, 2L], read.Select(entry => entry.Version));
        Assert.Equal(written.Select(entry => entry.Hash), read.Select(entry => entry.Hash));
        Assert.All(read, entry => Assert.True(HashChain.Holds(entry)));
        Assert.Equal([HashChain.Start, read[0].Hash], read.Select(entry => entry.Previous));
        Assert.Equal("""{"텍스트":"é \" \u0000"}""", Encoding.UTF8.GetString(read[0].Body.Span));
        Assert.Equal(("schlüssel 'x'", "김철수", at.ToUniversalTime()), (read[0].Key, read[0].By, read[0].At));
        Assert.Null(read[1].Key);
    }

    [Fact]
    public async Task The_current_state_is_every_entry_without_a_key_and_the_last_of_each_kind_and_key()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync("a", [New("e", "x", """{"n":1}"""), New("e", null, """{"n":2}"""), New("e", "y", """{"n":3}"""), New("f", "x", """{"n":4}""")], null, At, "ann", Ct);
        await journal.AppendAsync("b", [New("e", "x", """{"n":100}""")], null, At, "ann", Ct);
        await journal.AppendAsync("a", [New("e", "x", """{"n":5}"""), New("e", null, """{"n":6}"""), New("e", "", """{"n":7}""")], null, At, "ann", Ct);
        var current = await ListAsync(journal.ReadCurrentAsync("a", Ct));
        Assert.Equal([2L, 3, 4, 5, 6, 7], current.Select(entry => entry.Version));
        Assert.Empty(await ListAsync(journal.ReadCurrentAsync("c", Ct)));
    }

    [Fact]
    public async Task Reading_after_a_version_leaves_out_what_is_known()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync("a", [New("e", null, "{}"), New("e", null, "{}"), New("e", null, "{}")], null, At, "ann", Ct);
        Assert.Equal([3L], (await ListAsync(journal.ReadAsync("a", 2, Ct))).Select(entry => entry.Version));
        Assert.Equal(3, await journal.VersionAsync("a", Ct));
        Assert.Equal(0, await journal.VersionAsync("b", Ct));
    }

    [Fact]
    public async Task Streams_are_listed_in_the_order_of_their_names()
    {
        await using var journal = await OpenAsync();
        Assert.Empty(await journal.StreamsAsync(Ct));
        foreach (var stream in new[] { "b", "a", "b", "ä" }) await journal.AppendAsync(stream, [New("e", null, "{}")], null, At, "ann", Ct);
        Assert.Equal(["a", "b", "ä"], await journal.StreamsAsync(Ct));
    }

    [Fact]
    public async Task An_append_that_expects_an_older_version_writes_nothing_and_says_who_was_faster()
    {
        await using var journal = await OpenAsync();
        await using var other = await OpenAsync();
        await journal.AppendAsync("a", [New("charter", null, "{}")], 0, At, "ann", Ct);
        await other.AppendAsync("a", [New("charter", null, """{"by":"bob"}""")], 1, At, "bob", Ct);
        var error = await Assert.ThrowsAsync<MillibarException>(() => journal.AppendAsync("a", [New("charter", null, "{}"), New("charter", null, "{}")], 1, At, "ann", Ct));
        Assert.Equal("journal-conflict", error.Code);
        Assert.Contains("bob", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, await journal.VersionAsync("a", Ct));
        await journal.AppendAsync("a", [New("charter", null, "{}")], 2, At, "ann", Ct);
    }

    [Fact]
    public async Task An_append_that_expects_a_version_to_come_is_refused_too()
    {
        await using var journal = await OpenAsync();
        Assert.Equal("journal-conflict", (await Assert.ThrowsAsync<MillibarException>(() => journal.AppendAsync("a", [New("e", null, "{}")], 7, At, "ann", Ct))).Code);
        Assert.Empty(await journal.StreamsAsync(Ct));
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{} {}")]
    [InlineData("{")]
    [InlineData("{\n}")]
    [InlineData("")]
    public async Task A_body_that_is_not_one_object_on_one_line_is_our_mistake_and_writes_nothing(string body)
    {
        await using var journal = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => journal.AppendAsync("a", [New("e", null, "{}"), New("e", null, body)], null, At, "ann", Ct));
        Assert.Equal(0, await journal.VersionAsync("a", Ct));
    }

    [Fact]
    public async Task A_cancelled_append_writes_nothing_and_the_journal_goes_on()
    {
        await using var journal = await OpenAsync();
        using var cancel = new CancellationTokenSource();
        var entries = new CancellingEntries(1000, 500, cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journal.AppendAsync("a", entries, null, At, "ann", cancel.Token));
        Assert.Equal(0, await journal.VersionAsync("a", Ct));
        await journal.AppendAsync("a", [New("e", null, "{}")], 0, At, "ann", Ct);
        Assert.Equal(1, await journal.VersionAsync("a", Ct));
    }

    [Fact]
    public async Task A_reader_sees_the_state_of_its_beginning_and_does_not_hinder_a_writer()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync("a", [New("e", null, "{}"), New("e", null, "{}")], null, At, "ann", Ct);
        var seen = 0;
        await foreach (var entry in journal.ReadAsync("a", 0, Ct))
        {
            seen++;
            await journal.AppendAsync("a", [New("e", null, "{}")], null, At, "ann", Ct);
            Assert.True(entry.Version <= 2);
        }

        Assert.Equal(2, seen);
        Assert.Equal(4, await journal.VersionAsync("a", Ct));
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing_and_leave_no_gap()
    {
        const int Writers = 4;
        const int Each = 25;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                await using var journal = await OpenAsync();
                for (var i = 0; i < Each; i++) await journal.AppendAsync("a", [New("e", null, $$"""{"w":{{writer}},"i":{{i}}}""")], null, At, $"w{writer}", Ct);
            },
            Ct)));
        await using var reader = await OpenAsync();
        var entries = await ListAsync(reader.ReadAsync("a", 0, Ct));
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(i => (long)i), entries.Select(entry => entry.Version));
        Assert.Equal(Writers * Each, entries.Select(entry => Encoding.UTF8.GetString(entry.Body.Span)).Distinct().Count());
        Assert.Equal(entries.Take(entries.Count - 1).Select(entry => entry.Hash).Prepend(HashChain.Start), entries.Select(entry => entry.Previous));
    }

    private static NewEntry New(string kind, string? key, string body) => new(kind, key, Encoding.UTF8.GetBytes(body));

    private static async Task<List<JournalEntry>> ListAsync(IAsyncEnumerable<JournalEntry> entries)
    {
        var list = new List<JournalEntry>();
        await foreach (var entry in entries) list.Add(entry);
        return list;
    }
}
