using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Millibar.Data.Duplicates;
using Millibar.Engines;
using Millibar.Models;
using Millibar.Models.Features;
using Millibar.Models.Targets;
using Millibar.Statistics;
using Millibar.Tables;
using Millibar.Train.Ladder;
using Millibar.Trial.Audit;

namespace Millibar.Labels;

/// <summary>Plants errors into real labels and lets the ladder predict every row out of fold; what it said is kept on disk, since it takes minutes.</summary>
internal static class PlantedDump
{
    /// <summary>Truth, given labels and each rung's probabilities of a case.</summary>
    public static async Task<PlantedRows> GetAsync(PlantedCase planted, string data, string cache, CancellationToken ct)
    {
        var folder = Path.Combine(cache, planted.Name);
        if (!File.Exists(Path.Combine(folder, "done"))) await MeasureAsync(planted, data, folder, ct);
        var truth = Read<int>(Path.Combine(folder, "truth"));
        return new PlantedRows(planted, truth, Read<int>(Path.Combine(folder, "given")),
            [.. AuditLadder.Rungs.Select(rung => new RungOutput(rung, Array.ConvertAll(Read<float>(Path.Combine(folder, rung)), p => (double)p)))]);
    }

    private static async Task MeasureAsync(PlantedCase planted, string data, string folder, CancellationToken ct)
    {
        var engines = NativeEngines.Create();
        var table = await engines.Reader.ReadAsync(Path.Combine(data, planted.File), new ReadOptions { Target = planted.Target }, ct);
        (table, var target) = TargetReader.Read(table, planted.Target, new TargetOptions { Task = null }).Compact(table);
        var given = planted.Plant(target.Classes, target.ClassCount);
        var clusters = DuplicateClusters.Of(table, [.. Enumerable.Range(0, table.Columns.Length).Where(c => c != target.ColumnIndex)]).Clusters;
        var learning = new LearningData
        {
            Features = FeatureEncoder.Encode(table, ImmutableHashSet.Create(target.ColumnIndex), ct),
            Task = target.Task,
            ClassCount = target.ClassCount,
            Classes = given,
            Clusters = clusters,
        };
        int[] all = [.. Enumerable.Range(0, given.Length)];
        var random = new RandomStream(planted.Seed);
        ImmutableArray<Fold> folds = [.. InnerSplit.Folds(learning, all, 5, random.Fork("folds")).Select(held => new Fold([.. all.Except(held)], held))];
        Directory.CreateDirectory(folder);
        using var boosting = engines.Boosting!.Open(learning);
        foreach (var rung in AuditLadder.Rungs)
        {
            var learner = rung == "boosting" ? boosting.Default(absoluteError: false) : ManagedLearners.For("accuracy").First(l => l.Name == rung);
            var output = AuditLadder.Climb(learner, learning, folds, Environment.ProcessorCount, random.Fork(rung), ct);
            Write(Path.Combine(folder, rung), Array.ConvertAll(output.Output, p => (float)p));
        }

        Write(Path.Combine(folder, "truth"), target.Classes);
        Write(Path.Combine(folder, "given"), given);
        await File.WriteAllTextAsync(Path.Combine(folder, "done"), "", ct);
    }

    private static T[] Read<T>(string path) where T : unmanaged => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(path)).ToArray();

    private static void Write<T>(string path, T[] values) where T : unmanaged => File.WriteAllBytes(path, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
}
