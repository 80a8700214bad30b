using Millibar.Evidence;

namespace Millibar.Tests.Data.Splits;

/// <summary>A journal entry around a body.</summary>
internal static class Entry
{
    public static JournalEntry Of(byte[] body) => new()
    {
        Stream = "p1",
        Version = 1,
        Kind = "any",
        Key = null,
        At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        By = "Ann",
        Body = body,
        Previous = new string('0', 64),
        Hash = new string('a', 64),
    };
}
