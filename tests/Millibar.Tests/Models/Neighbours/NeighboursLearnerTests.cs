using Millibar.Models;
using Millibar.Models.Neighbours;
using Millibar.Statistics;

namespace Millibar.Tests.Models.Neighbours;

public class NeighboursLearnerTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(0, 3)]
    [InlineData(5, 0)]
    [InlineData(33, 300)]
    public void The_search_finds_what_comparing_every_pair_finds(int numberCount, int categoryCount)
    {
        var random = new RandomStream(4);
        const int n = 333;
        var numbers = Enumerable.Range(0, numberCount).Select(_ => Enumerable.Range(0, n).Select(_ => (float)random.NextGaussian()).ToArray()).ToArray();
        var categories = Enumerable.Range(0, categoryCount).Select(_ => Enumerable.Range(0, n).Select(_ => random.NextInt(4) - 1).ToArray()).ToArray();
        var data = SmallData.Of(
            TaskKind.Binary, numbers, categories, [.. Enumerable.Repeat(3, categoryCount)], new int[n], [], 2);
        var rows = SmallData.Rows(data);
        var references = rows[..300];
        var queries = rows[300..];
        var encoding = NeighbourEncoding.Of(data.Features, references, null, CancellationToken.None);
        const int k = 7;
        var found = new int[queries.Length * k];
        new NearestRows(data.Features, encoding, ReferenceRows.Of(data.Features, references, encoding, CancellationToken.None), k)
            .Find(queries, found, CancellationToken.None);

        var x = rows.Select(r =>
        {
            var v = new float[numberCount];
            encoding.Encode(data.Features, r, isQuery: false, v, new byte[categoryCount]);
            return v;
        }).ToArray();
        double Distance(int a, int b) =>
            x[a].Zip(x[b], (u, v) => (double)(u - v) * (u - v)).Sum() + 2 * categories.Count(c => c[a] != c[b]);
        for (var q = 0; q < queries.Length; q++)
        {
            var expected = references.Select(r => Distance(r, queries[q])).Order().Take(k).ToArray();
            var actual = found.Skip(q * k).Take(k).Select(r => Distance(references[r], queries[q])).ToArray();
            Assert.Equal(k, found.Skip(q * k).Take(k).Distinct().Count());
            for (var i = 0; i < k; i++) Assert.Equal(expected[i], actual[i], 1e-4);
        }
    }

    [Fact]
    public void Of_equally_near_rows_the_first_ones_are_kept()
    {
        var data = SmallData.Of(TaskKind.Binary, [], [[.. Enumerable.Repeat(0, 100), .. Enumerable.Repeat(1, 100)]], [2], new int[200], [], 2);
        var rows = SmallData.Rows(data);
        var encoding = NeighbourEncoding.Of(data.Features, rows, null, CancellationToken.None);
        var found = new int[3];
        new NearestRows(data.Features, encoding, ReferenceRows.Of(data.Features, rows, encoding, CancellationToken.None), 3)
            .Find([150], found, CancellationToken.None);
        Assert.Equal([100, 101, 102], found);
    }

    [Fact]
    public void Votes_are_counted_with_one_more_for_the_class_frequencies()
    {
        var data = SmallData.Of(TaskKind.Binary, [new float[4]], [], [], [0, 1, 1, 1], [], 2);
        var output = new double[2];
        new Votes(data, [0, 1, 2, 3], [0.25, 0.75]).Count([0, 1, 2], output);
        Assert.Equal([1.25 / 4, 2.75 / 4], output);
    }

    [Fact]
    public void A_sharp_pattern_asks_for_few_neighbours_and_noise_for_many()
    {
        var random = new RandomStream(9);
        float[] x = [.. Enumerable.Range(0, 600).Select(i => i / 10f)];
        double[] steps = [.. x.Select(v => (double)((int)v % 2))];
        double[] noise = [.. x.Select(_ => random.NextGaussian())];
        Assert.True(ChosenK(steps) <= 5);
        Assert.True(ChosenK(noise) >= 25);

        int ChosenK(double[] values)
        {
            var data = SmallData.Of(TaskKind.Regression, [x], [], [], [], values, 0);
            using var fitter = new NeighboursLearner().Prepare(data, CancellationToken.None);
            using var model = fitter.Fit(SmallData.Rows(data), new RandomStream(0), CancellationToken.None);
            return int.Parse(((IDescribed)model).Describe.ToString()["k = ".Length..]);
        }
    }

    [Fact]
    public void Too_many_rows_are_sampled_and_the_model_says_so()
    {
        var n = NeighboursLearner.MostReferences + 1000;
        float[] x = [.. Enumerable.Range(0, n).Select(i => (float)i)];
        int[] classes = [.. Enumerable.Range(0, n).Select(i => i < n / 2 ? 0 : 1)];
        var data = SmallData.Of(TaskKind.Binary, [x], [], [], classes, [], 2);
        using var fitter = new NeighboursLearner().Prepare(data, CancellationToken.None);
        using var model = fitter.Fit(SmallData.Rows(data), new RandomStream(0), CancellationToken.None);
        Assert.EndsWith($"searched among {NeighboursLearner.MostReferences} sampled rows of {n}", ((IDescribed)model).Describe.ToString(), StringComparison.Ordinal);
        var output = new double[4];
        model.Predict(data.Features, [10, n - 10], output);
        Assert.True(output[0] > 0.6 && output[3] > 0.6);
    }
}
