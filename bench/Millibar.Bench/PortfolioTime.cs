using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Millibar.Decide;
using Millibar.Lifecycle;
using Millibar.Plan.Charters;
using Millibar.Portfolio;
using Millibar.Statistics;

namespace Millibar.Bench;

/// <summary>What judging 200 projects costs: 10,000 draws each, ranks, value of information, both driver orders.</summary>
internal static class PortfolioTime
{
    private const int Projects = 200;
    private const int Repeats = 5;

    public static void Run()
    {
        CaseFile[] files = [.. Enumerable.Range(0, Projects).Select(Project)];
        Print($"first call of the process: {Timed(files)}");
        var best = Enumerable.Range(0, Repeats).Select(_ => Timed(files)).MinBy(time => time.Wall);
        Print($"best of {Repeats} more: {best}");
    }

    private static Time Timed(CaseFile[] files)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (cpu, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        var report = PortfolioRun.Run(files, new PortfolioOptions { Top = 10 }, CancellationToken.None);
        var wall = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        if (report.Projects.Length != Projects) throw new InvalidOperationException("not all projects were ranked");
        return new Time(wall.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    private static CaseFile Project(int i)
    {
        var random = new RandomStream(i);
        EstimateRange Share() => new EstimateRange(0.05 + 0.4 * random.NextDouble(), 0.55 + 0.4 * random.NextDouble());
        EstimateRange Amount(double from) => new EstimateRange(from * (1 + random.NextDouble()), from * (3 + 5 * random.NextDouble()));
        var priority = new PriorityEstimates
        {
            ValuePerYear = Amount(50_000),
            Years = Amount(1),
            Success = Share(),
            Cost = Amount(30_000),
            Friction = Share(),
            CheapPrediction = Share(),
            Software20 = Share(),
            Others = Share(),
            Difficulty = Share(),
            Accuracy = Share(),
            Data = Share(),
        };
        var name = $"project-{i}";
        return new CaseFile
        {
            Project = name,
            Name = name,
            Charter = Charter.Empty with { Priority = priority },
            CharterVersion = 1,
            DataVersion = null,
            Place = Place.Plan,
            Since = DateTimeOffset.UnixEpoch,
            Path = [],
            Evidence = ImmutableArray<Evidence.EvidenceItem>.Empty,
            Decisions = [],
            Outcomes = [],
            Spent = 0,
            Version = 1,
        };
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed record Time(double Wall, double Cpu)
    {
        public override string ToString() => FormattableString.Invariant($"{Wall:0.00} s wall, {Cpu:0.00} s CPU on {Environment.ProcessorCount} cores");
    }
}
