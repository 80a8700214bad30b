using System.Globalization;
using Millibar.Data.Queues;
using Millibar.Models;
using Millibar.Models.Linear;
using Millibar.Statistics;
using Millibar.Statistics.Metrics;
using Millibar.Trial.Labelling;

namespace Millibar.Tests.Data.Queues;

/// <summary>Labels a pool round by round as an order says, and scores a linear model on rows that are never labelled.</summary>
/// <param name="data">The rows, all of their labels known to the simulation only.</param>
/// <param name="metric">What the model is scored by.</param>
/// <param name="mostPool">Most rows of the pool.</param>
/// <param name="growth">Labels after a round over labels before it, above 1.</param>
internal sealed class Simulation(LearningData data, Metric metric, int mostPool, double growth)
{
    private const int MostTest = 2_000;

    /// <summary>Score after each round, from the first random rows to the whole pool's share.</summary>
    /// <param name="order">The order under test.</param>
    /// <param name="seed">Decides test rows, pool and first rows: the same for every order.</param>
    /// <param name="share">Share of the pool at which to stop.</param>
    public List<(int Labels, double Score)> Run(QueueOrder order, long seed, double share)
    {
        var random = new RandomStream(seed);
        var rows = Enumerable.Range(0, data.Features.RowCount).ToArray();
        random.Fork("rows").Shuffle(rows.AsSpan());
        var testCount = Math.Min(MostTest, rows.Length * 3 / 10);
        int[] test = [.. rows.Take(testCount).Order()];
        var pool = rows.Skip(testCount).Take(mostPool).ToList();
        var all = pool.Count;
        var labelled = First(pool);
        var points = new List<(int, double)>();
        using var fitter = new LinearLearner().Prepare(data, CancellationToken.None);
        while (true)
        {
            using var model = fitter.Fit(labelled.ToArray(), random.Fork((ulong)labelled.Count), CancellationToken.None);
            points.Add((labelled.Count, metric.Measure(data.Score(test, Predict(model, test)))));
            if (labelled.Count >= share * all || pool.Count == 0) return points;
            var size = Math.Min(pool.Count, Math.Max(1, (int)Math.Round(labelled.Count * (growth - 1))));
            int[] waiting = [.. pool.Order()];
            var chosen = Choose(order, waiting, Predict(model, waiting), size, random.Fork("choice"));
            labelled.AddRange(chosen);
            pool = [.. pool.Except(chosen)];
        }
    }

    private int[] Choose(QueueOrder order, int[] waiting, double[] probabilities, int size, RandomStream random)
    {
        var candidates = new Candidates
        {
            Items = [.. waiting.Select(row => row.ToString(CultureInfo.InvariantCulture))],
            RowNumbers = waiting,
            Features = data.Features,
            Rows = waiting,
            ClassCount = data.ClassCount,
            Probabilities = probabilities,
        };
        var wish = new QueueWish { Size = size, Order = order, JudgesRanks = !JudgedMetric.JudgesDecisions(metric.Name) };
        return [.. QueueMaker.Make(candidates, wish, random, CancellationToken.None).Items.Select(item => item.Row)];
    }

    /// <summary>Random rows to begin with: 20, or two a class where that is more, until two classes are there.</summary>
    private List<int> First(List<int> pool)
    {
        var count = Math.Max(20, 2 * data.ClassCount);
        while (pool.Take(count).Select(r => data.Classes[r]).Distinct().Count() < 2) count++;
        var first = pool.Take(count).ToList();
        pool.RemoveRange(0, count);
        return first;
    }

    private double[] Predict(IPredictor model, int[] rows)
    {
        var output = new double[rows.Length * data.ClassCount];
        model.Predict(data.Features, rows, output);
        return output;
    }
}
