using Millibar.Data.Queues;
using Millibar.Models;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.TestSupport;

namespace Millibar.Tests.Data.Queues;

/// <summary>A tenth of the benchmark: labels needed against random order. The whole is in docs/benchmarks.md.</summary>
public sealed class LabelsNeededTests
{
    private const int Seeds = 6;

    [Theory]
    [InlineData("breast_cancer_wdbc", "diagnosis", 0.75)]
    [InlineData("sms_spam", "label", 0.6)]
    public void Auto_needs_fewer_labels_where_doubt_can_be_helped(string name, string target, double most)
    {
        var ratio = Ratio(name, target);
        Assert.True(ratio <= most, $"{name}: {ratio:0.00} of the labels");
    }

    [Fact]
    public void Auto_falls_back_to_chance_where_it_cannot()
    {
        var ratio = Ratio("wine_quality_red", "quality");
        Assert.InRange(ratio, 0.5, 1.1);
    }

    private static double Ratio(string name, string target)
    {
        var table = CsvTable.Read(TestData.Require($"{name}.csv"));
        var data = CsvTable.Learn(table, target, TaskKind.Multiclass, most: 1_500);
        if (data.ClassCount == 2) data = data with { Task = TaskKind.Binary };
        var simulation = new Simulation(data, AllMetrics.Find("accuracy", data.Task, data.ClassCount)!, mostPool: 600, growth: 1.3);
        int[] all = [.. Enumerable.Range(0, Seeds)];
        List<List<(int Labels, double Score)>> Runs(QueueOrder order) => [.. all.Select(seed => simulation.Run(order, seed, 1))];
        var chance = Runs(QueueOrder.Random);
        var curve = new LabelCurve(chance, all);
        var score = curve.At(chance[0][^1].Labels / 2.0);
        return (new LabelCurve(Runs(QueueOrder.Auto), all).Need(score) ?? double.PositiveInfinity) / curve.Need(score)!.Value;
    }
}
