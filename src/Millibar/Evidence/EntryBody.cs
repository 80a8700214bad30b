using System.Globalization;
using System.Text.Json;

namespace Millibar.Evidence;

/// <summary>The body of a journal entry as JSON.</summary>
internal static class EntryBody
{
    /// <summary>What to do about an entry that cannot be read.</summary>
    public const string Remedy = "Run `millibar journal verify`; a backup can be restored with `millibar journal restore`.";

    /// <summary>Parses it; the caller disposes.</summary>
    /// <exception cref="MillibarException"><c>entry-invalid</c>: it is not JSON.</exception>
    public static JsonDocument Parse(JournalEntry entry)
    {
        try
        {
            return JsonDocument.Parse(entry.Body);
        }
        catch (JsonException broken)
        {
            throw new MillibarException("entry-invalid", $"The {entry.Kind} entry is not JSON.", Where(entry), Remedy, broken);
        }
    }

    /// <summary>Its place, for messages.</summary>
    public static string Where(JournalEntry entry) => string.Create(CultureInfo.InvariantCulture, $"journal, {entry.Stream}, entry {entry.Version}");
}
