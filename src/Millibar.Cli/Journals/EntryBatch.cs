using Millibar.Evidence;

namespace Millibar.Cli.Journals;

/// <summary>Measurements that were recorded together: one event of the story.</summary>
/// <param name="Entries">In order; at least one.</param>
internal sealed record EntryBatch(IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>From this many on a run of measurements is told in one line.</summary>
    private const int Fewest = 4;

    public bool IsOne => Entries.Count == 1;

    /// <summary>How many measurements of each kind.</summary>
    public string Words =>
        $"{Entries.Count} measurements: {string.Join(", ", Entries.GroupBy(EntryStory.Title).Select(kind => kind.Count() == 1 ? kind.Key : $"{kind.Key} ({kind.Count()})"))}";

    /// <summary>Entries in their order, measurements of one recording taken together.</summary>
    public static IReadOnlyList<EntryBatch> Of(IReadOnlyList<JournalEntry> entries)
    {
        var batches = new List<EntryBatch>();
        for (var start = 0; start < entries.Count;)
        {
            var end = start + 1;
            while (end < entries.Count && Together(entries[start], entries[end])) end++;
            var run = entries.Skip(start).Take(end - start).ToList();
            if (run.Count >= Fewest) batches.Add(new EntryBatch(run));
            else batches.AddRange(run.Select(entry => new EntryBatch([entry])));
            start = end;
        }

        return batches;
    }

    private static bool Together(JournalEntry one, JournalEntry other) =>
        one.Kind == EntryKinds.Evidence && other.Kind == EntryKinds.Evidence && one.Stream == other.Stream && one.At == other.At && one.By == other.By;
}
