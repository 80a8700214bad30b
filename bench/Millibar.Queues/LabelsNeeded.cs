using System.Diagnostics;
using Millibar.Data.Queues;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Tests;
using Millibar.Tests.Data.Queues;

namespace Millibar.Queues;

/// <summary>The table of labels needed, one line a data set.</summary>
internal sealed class LabelsNeeded(string folder, int seeds, int slowSeeds, string metricName)
{
    private const int Pool = 1_500;
    private const double Growth = 1.2;
    private const int Resamples = 400;

    /// <summary>Name, target, columns to drop, whether a fit is slow, whether the set took part in choosing the order's constants.</summary>
    private static readonly (string Name, string Target, string[] Drop, bool Slow, bool Known)[] Sets =
    [
        ("digits_8x8", "digit", [], true, true),
        ("letter", "lettr", [], true, true),
        ("leaf_flavia", "species", [], true, true),
        ("breast_cancer_wdbc", "diagnosis", [], false, true),
        ("german_credit", "class", [], false, true),
        ("adult", "label(IsOver50K)", ["fnlwgt"], false, true),
        ("telco_churn", "Churn", ["customerID"], false, true),
        ("credit_data", "Status", [], false, true),
        ("soybean", "Class", [], true, true),
        ("wine_quality_red", "quality", [], false, true),
        ("sms_spam", "label", [], true, true),
        ("noaa_weather", "rain", ["day_index"], false, false),
        ("titanic", "Survived", ["PassengerId", "Name", "Ticket", "Cabin"], false, false),
        ("aer_creditcard", "card", ["share", "expenditure"], false, false),
    ];

    /// <summary>Measures and prints; a set of two classes only where the metric asks for that.</summary>
    public async Task RunAsync(string[] only)
    {
        var ratios = new List<double>();
        await Console.Out.WriteLineAsync($"| set | pool | score | labels by chance | auto | ratio | uncertainty alone |");
        foreach (var set in Sets.Where(set => only.Length == 0 || only.Contains(set.Name)))
        {
            var table = CsvTable.Read(Path.Combine(folder, set.Name + ".csv"));
            var data = CsvTable.Learn(table, set.Target, TaskKind.Multiclass, set.Drop, most: Pool + 2_000);
            if (data.ClassCount == 2) data = data with { Task = TaskKind.Binary };
            if (AllMetrics.Find(metricName, data.Task, data.ClassCount) is not { } metric) continue;
            if (Line(set.Name + (set.Known ? "" : " *"), data, metric, set.Slow ? slowSeeds : seeds) is { } ratio) ratios.Add(ratio);
        }

        ratios.Sort();
        await Console.Out.WriteLineAsync($"median ratio {(ratios[(ratios.Count - 1) / 2] + ratios[ratios.Count / 2]) / 2:0.00}, highest {ratios[^1]:0.00}, {ratios.Count} sets");
    }

    private static double? Line(string name, LearningData data, Metric metric, int runs)
    {
        var watch = Stopwatch.StartNew();
        var simulation = new Simulation(data, metric, Pool, Growth);
        var chance = Runs(simulation, QueueOrder.Random, runs, 1);
        var auto = Runs(simulation, QueueOrder.Auto, runs, 0.75);
        var doubt = Runs(simulation, QueueOrder.Uncertainty, runs, 0.75);
        int[] all = [.. Enumerable.Range(0, runs)];
        var most = chance[0][^1].Labels;
        double? half = null;
        foreach (var share in (double[])[0.25, 0.5])
        {
            var (score, need, ratio) = Ratio(chance, auto, all, most * share);
            var random = new RandomStream(1);
            var draws = Enumerable.Range(0, Resamples).Select(_ => Ratio(chance, auto, [.. all.Select(_ => random.NextInt(runs))], most * share).Ratio ?? 9).Order().ToArray();
            var alone = Ratio(chance, doubt, all, most * share).Ratio;
            Console.WriteLine($"| {name} | {most:0} | {score:0.000} | {need:0} | {need * ratio:0} | {ratio:0.00} ({draws[Resamples / 20]:0.00} to {draws[Resamples * 19 / 20]:0.00}) | {alone:0.00} | {watch.Elapsed.TotalSeconds:0} s, {runs} seeds");
            half = ratio;
        }

        return half;
    }

    /// <summary>Score that chance reaches with some labels, the labels, and the other order's share of them.</summary>
    private static (double Score, double Need, double? Ratio) Ratio(List<List<(int, double)>> chance, List<List<(int, double)>> other, int[] picked, double labels)
    {
        var curve = new LabelCurve(chance, picked);
        var score = curve.At(labels);
        var need = curve.Need(score) ?? labels;
        return (score, need, new LabelCurve(other, picked).Need(score) / need);
    }

    private static List<List<(int Labels, double Score)>> Runs(Simulation simulation, QueueOrder order, int runs, double share) =>
        [.. Enumerable.Range(0, runs).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(seed => simulation.Run(order, 1_000 + seed, share))];
}
