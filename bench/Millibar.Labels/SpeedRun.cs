using System.Diagnostics;
using System.Runtime.InteropServices;
using Millibar.Data.Labels;

namespace Millibar.Labels;

/// <summary>Confident learning on the rows that confident_numpy.py made: labels (int32) and probabilities (float32), row-major.</summary>
internal static class SpeedRun
{
    private const int Repeats = 5;

    public static void Run(string folder, int k, bool streamed)
    {
        var given = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(folder, "given"))).ToArray();
        using var file = new ProbabilityFile(Path.Combine(folder, "probabilities"), k);
        IProbabilityRows rows = streamed ? file : new HeldProbabilities(file.ReadAll(), k);
        foreach (var method in streamed ? [FlagMethod.NoiseRate] : Enum.GetValues<FlagMethod>())
        {
            var best = TimeSpan.MaxValue;
            int[] flags = [];
            for (var repeat = 0; repeat < (streamed ? 1 : Repeats); repeat++)
            {
                var start = Stopwatch.GetTimestamp();
                flags = LabelFlags.Of(method, given, rows, ConfidentCounts.Of(given, rows, CancellationToken.None), CancellationToken.None);
                best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
            }

            // A number that changes when one flag does: compared with the Python side's.
            var sum = flags.Aggregate(0L, (all, row) => all + (row + 1L) * (row + 7L) % 1_000_003);
            Console.WriteLine(FormattableString.Invariant($"{method}: {flags.Length} flags, checksum {sum}, {best.TotalSeconds:0.000} s"));
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"peak memory {process.PeakWorkingSet64 / 1e6:0} MB, {given.Length} x {k}, {Environment.ProcessorCount} cores"));
    }
}
