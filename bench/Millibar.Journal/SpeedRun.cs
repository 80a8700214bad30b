using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Millibar.Decide;
using Millibar.Engines.Sqlite;
using Millibar.Evidence;
using Millibar.Statistics;

namespace Millibar.Journal;

/// <summary>Durable evidence entries a second, beside the same bytes in a bare SQLite table; and the time to open a project, read its current state and decide.</summary>
internal static class SpeedRun
{
    private const int Entries = 100_000;
    private const string Stream = "project";

    public static async Task RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("millibar-speed-");
        try
        {
            var warm = Path.Combine(folder.FullName, "warm.db");
            await AppendAsync(warm, Made(2_000, 100), 100, ct);
            foreach (var (count, batch) in new[] { (2_000, 1), (20_000, 10), (Entries, 100), (Entries, 1_000) })
            {
                var entries = Made(count, 2_000);
                var ours = await AppendAsync(Path.Combine(folder.FullName, $"journal-{batch}.db"), entries, batch, ct);
                var raw = Raw(Path.Combine(folder.FullName, $"raw-{batch}.db"), entries, batch);
                Console.WriteLine($"append {count:#,0} in batches of {batch:#,0}: {ours.Rate(count)}; raw SQLite {raw.Rate(count)}");
            }

            foreach (var keys in new[] { 200, 2_000, Entries })
            {
                var path = Path.Combine(folder.FullName, $"keys-{keys}.db");
                await AppendAsync(path, Made(Entries, keys), 1_000, ct);
                for (var round = 0; round < 3; round++) await ReadAsync(path, keys, ct);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<NewEntry> Made(int count, int keys)
    {
        var random = new RandomStream(0);
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return Enumerable.Range(0, count).Select(i =>
        {
            var value = 0.5 + (0.4 * random.NextDouble());
            var item = new EvidenceItem
            {
                Kind = EvidenceKinds.Rung,
                Subject = new EvidenceSubject { Data = new string('a', 64), Model = $"model-{i % keys}" },
                Metric = "roc_auc",
                Value = value,
                Low = value - 0.02,
                High = value + 0.02,
                Rows = 1_000 + i,
                Facts = ImmutableSortedDictionary<string, string>.Empty.Add("task", "binary"),
                Seed = i,
                Source = "millibar 0.1.0",
                At = at.AddSeconds(i),
                By = "ann",
            };
            return new NewEntry(EntryKinds.Evidence, item.Key, EvidenceJson.Write(item));
        }).ToList();
    }

    private static async Task<Span> AppendAsync(string path, List<NewEntry> entries, int batch, CancellationToken ct)
    {
        await using var journal = await SqliteJournal.CreateAsync(path, TimeProvider.System, ct);
        var clock = new Clock();
        for (var i = 0; i < entries.Count; i += batch)
            await journal.AppendAsync(Stream, entries.GetRange(i, Math.Min(batch, entries.Count - i)), null, TimeProvider.System.GetUtcNow(), "ann", ct);
        return clock.Lap();
    }

    private static Span Raw(string path, List<NewEntry> entries, int batch)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB NOT NULL)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO raw (body) VALUES ($body)";
        var body = command.Parameters.Add("$body", SqliteType.Blob);
        var clock = new Clock();
        for (var i = 0; i < entries.Count; i += batch)
        {
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            foreach (var entry in entries.GetRange(i, Math.Min(batch, entries.Count - i)))
            {
                body.Value = entry.Body.ToArray();
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return clock.Lap();
    }

    private static async Task ReadAsync(string path, int keys, CancellationToken ct)
    {
        var clock = new Clock();
        await using var journal = await SqliteJournal.OpenAsync(path, TimeProvider.System, ct);
        var opened = clock.Lap();
        var current = new List<JournalEntry>();
        await foreach (var entry in journal.ReadCurrentAsync(Stream, ct)) current.Add(entry);
        var read = clock.Lap();
        var file = CaseFold.Of(current, Stream, Stream, TimeProvider.System.GetUtcNow());
        var folded = clock.Lap();
        DecisionEngine.Default.Judge(file, TimeProvider.System.GetUtcNow());
        var judged = clock.Lap();
        Console.WriteLine($"{Entries:#,0} entries, {keys:#,0} current: open {opened}, read {read}, fold {folded}, decide {judged}, together {clock.Total()}");
    }
}
