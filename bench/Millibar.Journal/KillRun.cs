using System.Diagnostics;
using System.Text.Json;
using Millibar.Engines.Sqlite;
using Millibar.Statistics;

namespace Millibar.Journal;

/// <summary>What a journal held after its writers were killed.</summary>
internal sealed record KillRun
{
    /// <summary>Writers at a time: they also get in each other's way.</summary>
    private const int Together = 2;
    private const int LongestSwing = 50;
    private const int LongestOpening = 250;

    public required int Kills { get; init; }

    /// <summary>Batches that a writer had reported as recorded before it was killed.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Batches found.</summary>
    public required long Found { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Lost, half or repeated batches, breaks of the chain; empty when all is well.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public override string ToString() =>
        $"{Kills} kills: {Acknowledged} batches acknowledged, {Found} found ({Found - Acknowledged} recorded and killed before they could be reported), {Faults.Count} faults; {Duration.TotalSeconds:F1} s";

    /// <summary>Kills a writing process again and again, at random moments, always on the same journal.</summary>
    public static async Task<KillRun> RunAsync(string file, int kills, long seed, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var acknowledged = new Dictionary<string, int>(StringComparer.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, Together).Select(lane => LaneAsync(file, lane, (kills + lane) / Together, new RandomStream(seed + lane), acknowledged, ct)));
        var faults = new List<string>(JournalVerification.Of(file, ct).Faults);
        var found = await CountAsync(file, acknowledged, faults, ct);
        return new KillRun { Kills = kills, Acknowledged = acknowledged.Values.Sum(batches => (long)batches), Found = found, Duration = clock.Elapsed, Faults = faults };
    }

    private static async Task LaneAsync(string file, int lane, int kills, RandomStream random, Dictionary<string, int> acknowledged, CancellationToken ct)
    {
        var next = await StartAsync(file, $"{lane}-0", ct);
        for (var kill = 0; kill < kills; kill++)
        {
            var (name, writer) = ($"{lane}-{kill}", next);
            await writer.StandardInput.WriteLineAsync("go".AsMemory(), ct);
            // The next one gets ready while this one works.
            var starting = StartAsync(file, $"{lane}-{kill + 1}", ct);
            var last = 0;
            // Every fourth is killed anywhere between opening the journal and its first report; the others in full swing.
            if (kill % 4 != 0 && int.TryParse(await writer.StandardOutput.ReadLineAsync(ct), out var first)) last = first;
            await Task.Delay(random.NextInt(kill % 4 != 0 ? LongestSwing : LongestOpening), ct);
            writer.Kill();
            while (await writer.StandardOutput.ReadLineAsync(ct) is { } line)
                if (int.TryParse(line, out var batch)) last = batch;
            await writer.WaitForExitAsync(ct);
            writer.Dispose();
            lock (acknowledged) acknowledged[name] = last;
            next = await starting;
        }

        next.Kill();
        next.Dispose();
    }

    private static async Task<Process> StartAsync(string file, string name, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KillRun).Assembly.Location, "write", file, name]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(ct);
        return process;
    }

    private static async Task<long> CountAsync(string file, Dictionary<string, int> acknowledged, List<string> faults, CancellationToken ct)
    {
        var batches = new Dictionary<(string Writer, int Batch), HashSet<int>>();
        await using (var journal = await SqliteJournal.OpenAsync(file, TimeProvider.System, ct))
            await foreach (var entry in journal.ReadAsync(KilledWriter.Stream, 0, ct))
            {
                using var body = JsonDocument.Parse(entry.Body);
                var batch = (body.RootElement.GetProperty("writer").GetString()!, body.RootElement.GetProperty("batch").GetInt32());
                if (!batches.TryGetValue(batch, out var seen)) batches[batch] = seen = [];
                if (!seen.Add(body.RootElement.GetProperty("i").GetInt32())) faults.Add($"batch {batch} holds an entry twice");
            }

        faults.AddRange(batches.Where(batch => batch.Value.Count != KilledWriter.SizeOf(batch.Key.Batch)).Select(batch => $"batch {batch.Key} is there by half"));
        foreach (var (writer, last) in acknowledged)
            for (var batch = 1; batch <= last; batch++)
                if (!batches.ContainsKey((writer, batch))) faults.Add($"batch {batch} of {writer} was reported as recorded, and is lost");
        return batches.Count;
    }
}
