using System.Text;
using Millibar.Evidence;

namespace Millibar.Tests.Evidence;

public sealed class HashChainTests
{
    private static JournalEntry Entry()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var body = Encoding.UTF8.GetBytes("""{"a":1}""");
        return new JournalEntry
        {
            Stream = "churn",
            Version = 1,
            Kind = EntryKinds.Evidence,
            Key = null,
            At = at,
            By = "ann",
            Body = body,
            Previous = HashChain.Start,
            Hash = HashChain.Hash(HashChain.Start, "churn", 1, EntryKinds.Evidence, null, at, "ann", body),
        };
    }

    [Fact]
    public void An_untouched_entry_holds_and_any_change_breaks_it()
    {
        var entry = Entry();
        Assert.True(HashChain.Holds(entry));
        JournalEntry[] changed =
        [
            entry with { Stream = "chur" },
            entry with { Version = 2 },
            entry with { Kind = EntryKinds.Decision },
            entry with { Key = "" },
            entry with { At = entry.At.AddTicks(1) },
            entry with { By = "bob" },
            entry with { Body = Encoding.UTF8.GetBytes("""{"a":2}""") },
            entry with { Previous = entry.Hash },
        ];
        Assert.All(changed, one => Assert.False(HashChain.Holds(one)));
    }

    [Fact]
    public void Parts_cannot_run_into_each_other() =>
        Assert.NotEqual(
            HashChain.Hash(HashChain.Start, "ab", 1, "c", null, default, "x", []),
            HashChain.Hash(HashChain.Start, "a", 1, "bc", null, default, "x", []));
}
