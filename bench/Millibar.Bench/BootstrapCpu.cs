using System.Diagnostics;
using System.Runtime.InteropServices;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Bench;

/// <summary>CPU seconds of two bootstrap intervals; writes the rows for the NumPy script first.</summary>
internal static class BootstrapCpu
{
    public static void Run(string file)
    {
        const int n = 100_000;
        var rows = LabelledRows.Draw(n);
        using (var stream = File.Create(file))
        {
            stream.Write(MemoryMarshal.AsBytes<int>(rows.Truth));
            stream.Write(MemoryMarshal.AsBytes<int>(rows.First));
            stream.Write(MemoryMarshal.AsBytes<int>(rows.Second));
        }

        var first = rows.Scored(rows.First);
        var second = rows.Scored(rows.Second);
        var metric = AllMetrics.Find("f1_macro", TaskKind.Multiclass, LabelledRows.Classes)!;
        for (var round = 0; round < 6; round++)
        {
            var stream = new RandomStream(round);
            var name = round == 0 ? "cold" : "warm";
            Report($"{name}: macro-F1 interval", () => MetricInterval.Of(metric, first, .95, stream, CancellationToken.None));
            Report($"{name}: paired difference", () => PairedGain.Of(metric, first, second, .95, stream, CancellationToken.None));
        }
    }

    private static void Report(string what, Func<Interval> measure)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var interval = measure();
        watch.Stop();
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine(
            $"{what,-28} {interval.Value:F5} ({interval.Low:F5} to {interval.High:F5})  cpu {cpu:F4} s  wall {watch.Elapsed.TotalSeconds:F4} s");
    }
}
