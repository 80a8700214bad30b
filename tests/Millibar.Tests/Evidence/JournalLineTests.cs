using System.Text;
using Millibar.Evidence;

namespace Millibar.Tests.Evidence;

public sealed class JournalLineTests
{
    private static readonly JournalEntry Entry = JournalLine.Chained(
        "프로젝트",
        null,
        new NewEntry(EntryKinds.Evidence, "a \"key\"", Encoding.UTF8.GetBytes("""{ "n" : 1.50, "t":"é ü 한 \u00e9" }""")),
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1),
        "Ann");

    [Fact]
    public void A_line_is_read_back_to_the_byte()
    {
        var line = Encoding.UTF8.GetString(JournalLine.Write(Entry));
        var back = JournalLine.Read(line, "line 1");
        Assert.Equal(Entry.Body.ToArray(), back.Body.ToArray());
        Assert.Equal((Entry.Stream, Entry.Version, Entry.Kind, Entry.Key, Entry.At, Entry.By, Entry.Previous, Entry.Hash), (back.Stream, back.Version, back.Kind, back.Key, back.At, back.By, back.Previous, back.Hash));
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void An_entry_without_a_key_has_none_when_it_comes_back()
    {
        var entry = JournalLine.Chained("a", Entry with { Stream = "a" }, new NewEntry("note", null, "{}"u8.ToArray()), Entry.At, "ann");
        Assert.Null(JournalLine.Read(Encoding.UTF8.GetString(JournalLine.Write(entry)), "").Key);
        Assert.Equal((2L, Entry.Hash), (entry.Version, entry.Previous));
    }

    [Theory]
    [InlineData("\"by\":\"Ann\"", "\"by\":\"Eve\"", "hash does not fit")]
    [InlineData("1.50", "1.5", "hash does not fit")]
    [InlineData("\"version\":1", "\"version\":\"1\"", "JSON")]
    [InlineData("\"kind\":", "\"kynd\":", "no field 'kynd'")]
    [InlineData("\"previous\":\"0", "\"previous\":\"G", "not a hash")]
    [InlineData("{\"stream\"", "[{\"stream\"", "JSON")]
    public void A_changed_line_is_refused(string from, string to, string words)
    {
        var line = Encoding.UTF8.GetString(JournalLine.Write(Entry)).Replace(from, to, StringComparison.Ordinal);
        var error = Assert.Throws<MillibarException>(() => JournalLine.Read(line, "x.jsonl, line 7"));
        Assert.Equal(("journal-line", "x.jsonl, line 7"), (error.Code, error.Where));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("")]
    [InlineData("{}")]
    public void A_line_that_is_something_else_is_refused(string line) =>
        Assert.Equal("journal-line", Assert.Throws<MillibarException>(() => JournalLine.Read(line, "")).Code);
}
