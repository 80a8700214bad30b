using System.Diagnostics;
using System.Globalization;
using Millibar.Data.Queues;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Tests;
using Millibar.Tests.Data.Queues;

(string Name, string Target, string[] Drop)[] sets =
[
    ("digits_8x8", "digit", []), ("letter", "lettr", []), ("leaf_flavia", "species", []), ("breast_cancer_wdbc", "diagnosis", []), ("german_credit", "class", []),
    ("adult", "label(IsOver50K)", ["fnlwgt"]), ("telco_churn", "Churn", ["customerID"]), ("credit_data", "Status", []), ("soybean", "Class", []), ("wine_quality_red", "quality", []), ("sms_spam", "label", []),
];
var folder = args[0];
var seeds = int.Parse(args[1], CultureInfo.InvariantCulture);
var growth = double.Parse(args[2], CultureInfo.InvariantCulture);
var pool = int.Parse(args[3], CultureInfo.InvariantCulture);
var orders = args[4].Split(',');
var only = args.Length > 5 ? args[5].Split(',') : null;

foreach (var (name, target, drop) in sets)
{
    if (only is not null && !only.Contains(name)) continue;
    var table = CsvTable.Read(Path.Combine(folder, name + ".csv"));
    var column = table.Columns[table.IndexOf(target)];
    var data = CsvTable.Learn(table, target, TaskKind.Multiclass, drop, most: pool + 3000);
    if (data.ClassCount == 2) data = data with { Task = TaskKind.Binary };
    var metric = AllMetrics.Find(Environment.GetEnvironmentVariable("METRIC") ?? "accuracy", data.Task, data.ClassCount)!;
    var simulation = new Simulation(data, metric, pool, growth);
    var watch = Stopwatch.StartNew();
    var results = orders.ToDictionary(o => o, o => Enumerable.Range(0, seeds).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(seed => simulation.Run(Of(o, data), seed, o == "random" ? 1 : 0.7)).ToList());
    int[] everyone = [.. Enumerable.Range(0, seeds)];
    var random = new LabelCurve(results["random"], everyone);
    var most = results["random"].Min(r => r[^1].Labels);
    Console.Write($"{name,-20} n={most,5} k={data.ClassCount,2} ");
    foreach (var share in (double[])[0.25, 0.5])
    {
        var score = random.At(most * share);
        var need = random.Need(score);
        Console.Write($"| {share:0.00}: {score:0.000} {need,5:0} ");
        foreach (var o in orders.Skip(1))
        {
            var curve = new LabelCurve(results[o], everyone);
            Console.Write($"{o} {curve.Need(score) / need:0.00} ");
        }
    }
    Console.WriteLine($"| {watch.Elapsed.TotalSeconds:0.0} s");
}

static Simulation.Choice Of(string order, LearningData data) => order switch
{
    "random" => (_, p, _, size, random) => Draw(p, size, random),
    "margin" => (_, p, q, size, random) => [.. p.Select((r, i) => (r, Doubt.Margin(q.AsSpan(i * data.ClassCount, data.ClassCount)))).OrderByDescending(x => x.Item2).Take(size).Select(x => x.r)],
    "badge" => (_, p, q, size, random) => [.. DiverseBatch.Draw(RowSpace.Of(data.Features, p, default), q, size, random, default).Select(i => p[i])],
    _ when order.StartsWith("mix") => (_, p, q, size, random) => Mix(data, p, q, size, double.Parse(order[3..], CultureInfo.InvariantCulture), random),
    _ when order.StartsWith("auto") => (_, p, q, size, random) =>
    {
        var e = 0.0;
        for (var i = 0; i < p.Length; i++) e += 1 - System.Numerics.Tensors.TensorPrimitives.Max<double>(q.AsSpan(i * data.ClassCount, data.ClassCount));
        e /= p.Length;
        var band = order[4..].Split('-').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        return Mix(data, p, q, size, band[2] * Math.Clamp((band[1] - e) / (band[1] - band[0]), 0, 1), random);
    },
    _ => throw new ArgumentException(order),
};

static int[] Draw(int[] pool, int size, RandomStream random)
{
    var copy = (int[])pool.Clone();
    random.Shuffle(copy.AsSpan());
    return copy[..size];
}

static int[] Mix(LearningData data, int[] p, double[] q, int size, double share, RandomStream random)
{
    var first = Draw(p, size, random);
    var count = (int)Math.Round(share * size);
    var drawn = first[..(size - count)].ToHashSet();
    if (count == 0) return [.. drawn];
    var k = data.ClassCount;
    var left = Enumerable.Range(0, p.Length).Where(i => !drawn.Contains(p[i])).ToArray();
    var top = left.OrderByDescending(i => Doubt.Margin(q.AsSpan(i * k, k))).Take(Math.Max(10 * count, 200)).Order().ToArray();
    double[] probabilities = [.. top.SelectMany(i => q.AsSpan(i * k, k).ToArray())];
    return [.. drawn, .. DiverseBatch.Draw(RowSpace.Of(data.Features, [.. top.Select(i => p[i])], default), probabilities, count, random.Fork("badge"), default).Select(i => p[top[i]])];
}
