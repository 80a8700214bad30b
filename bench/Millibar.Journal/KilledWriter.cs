using System.Text;
using Millibar.Engines.Sqlite;
using Millibar.Evidence;

namespace Millibar.Journal;

/// <summary>Appends batches for ever and says on standard output which ones are recorded: the process that gets killed.</summary>
internal static class KilledWriter
{
    public const string Stream = "stress";

    /// <summary>Entries in a batch, from 1 to 7.</summary>
    public static int SizeOf(int batch) => 1 + (batch * 5 % 7);

    public static async Task RunAsync(string file, string name, CancellationToken ct)
    {
        // Started ahead of its turn, so that a kill costs no start of a runtime.
        Console.WriteLine("ready");
        if (Console.ReadLine() is null) return;
        await using var journal = await SqliteJournal.CreateAsync(file, TimeProvider.System, ct);
        for (var batch = 1; ; batch++)
        {
            var (number, size) = (batch, SizeOf(batch));
            var entries = Enumerable.Range(0, size).Select(i => new NewEntry(
                EntryKinds.Evidence,
                $"{name}/{number % 10}/{i}",
                Encoding.UTF8.GetBytes($$"""{"writer":"{{name}}","batch":{{number}},"i":{{i}},"padding":"{{new string('x', 50 * (number % 40))}}"}"""))).ToList();
            await journal.AppendAsync(Stream, entries, null, TimeProvider.System.GetUtcNow(), name, ct);
            Console.WriteLine(number);
        }
    }
}
