using BenchmarkDotNet.Attributes;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;

namespace Millibar.Bench;

/// <summary>How long do the intervals of a rung's metrics take?</summary>
[ShortRunJob]
public class BootstrapBenchmark
{
    private readonly Metric _f1 = AllMetrics.Find("f1_macro", TaskKind.Multiclass, LabelledRows.Classes)!;
    private ScoredRows _first = null!;
    private ScoredRows _second = null!;
    private ScoredRows _binary = null!;
    private ScoredRows _regression = null!;

    [Params(10_000, 100_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var rows = LabelledRows.Draw(Rows);
        _first = rows.Scored(rows.First);
        _second = rows.Scored(rows.Second);
        var random = new RandomStream(1);
        var truth = new int[Rows];
        var p = new double[2 * Rows];
        var value = new double[Rows];
        var predicted = new double[Rows];
        for (var i = 0; i < Rows; i++)
        {
            truth[i] = random.NextInt(4) == 0 ? 1 : 0;
            p[2 * i + 1] = 1 / (1 + Math.Exp(1 - 2 * truth[i] - random.NextGaussian()));
            p[2 * i] = 1 - p[2 * i + 1];
            value[i] = random.NextGaussian();
            predicted[i] = value[i] + random.NextGaussian();
        }

        _binary = new ScoredRows { Task = TaskKind.Binary, ClassCount = 2, TrueClass = truth, Probabilities = p };
        _regression = new ScoredRows { Task = TaskKind.Regression, TrueValue = value, PredictedValue = predicted };
    }

    [Benchmark]
    public Interval MacroF1() => MetricInterval.Of(_f1, _first, .95, new RandomStream(0), CancellationToken.None);

    [Benchmark]
    public Interval MacroF1Gain() => PairedGain.Of(_f1, _first, _second, .95, new RandomStream(0), CancellationToken.None);

    [Benchmark]
    public Interval RocAuc() => MetricInterval.Of(AllMetrics.Default(TaskKind.Binary), _binary, .95, new RandomStream(0), CancellationToken.None);

    [Benchmark]
    public int AllBinaryMetrics() => All(_binary);

    [Benchmark]
    public int AllMulticlassMetrics() => All(_first);

    [Benchmark]
    public int AllRegressionMetrics() => All(_regression);

    private static int All(ScoredRows rows) =>
        MetricInterval.OfAll(AllMetrics.For(rows.Task, rows.ClassCount), rows, .95, new RandomStream(0), CancellationToken.None).Count;
}
