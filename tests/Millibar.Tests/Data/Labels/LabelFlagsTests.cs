using Millibar.Data.Labels;
using Millibar.Statistics;
using Millibar.TestSupport;

namespace Millibar.Tests.Data.Labels;

public sealed class LabelFlagsTests
{
    [Fact]
    public void Pruning_by_noise_rate_finds_seven_in_ten_of_the_errors_that_people_confirmed_in_20news()
    {
        var set = ReviewedLabels.Read(TestData.Require("labelerrors_20news.csv"));
        var rows = new HeldProbabilities(set.Probabilities, set.Names.Length);
        var flagged = LabelFlags.Of(FlagMethod.NoiseRate, set.Given, rows, ConfidentCounts.Of(set.Given, rows, default), default);
        Assert.Equal(0.70, flagged.Count(row => set.Confirmed[row]) / (double)set.Confirmed.Count(confirmed => confirmed), 0.01);
    }

    [Fact]
    public void The_confident_joint_flags_its_off_diagonal_rows()
    {
        var set = ReviewedLabels.Read(TestData.Require("labelerrors_20news.csv"));
        var rows = new HeldProbabilities(set.Probabilities, set.Names.Length);
        Assert.Equal(55, LabelFlags.Of(FlagMethod.Joint, set.Given, rows, ConfidentCounts.Of(set.Given, rows, default), default).Length);
    }

    [Theory]
    [InlineData(nameof(RankMethod.Margin), 82, 0.999)]
    [InlineData(nameof(RankMethod.SelfConfidence), 41, 0.988)]
    public void Known_ranks_of_the_confirmed_errors_of_20news(string rank, int among100, double area)
    {
        var set = ReviewedLabels.Read(TestData.Require("labelerrors_20news.csv"));
        var scores = Enumerable.Range(0, set.Given.Length).Select(i => LabelScores.Of(Enum.Parse<RankMethod>(rank), set.Given[i], set.Row(i))).ToArray();
        Assert.Equal(among100, Enumerable.Range(0, scores.Length).OrderBy(i => scores[i]).ThenBy(i => i).Take(100).Count(i => set.Confirmed[i]));

        // Share of (error, other) pairs in which the error is the more suspect one; ties count half.
        var others = Enumerable.Range(0, scores.Length).Where(i => !set.Confirmed[i]).Select(i => scores[i]).ToArray();
        var pairs = Enumerable.Range(0, scores.Length).Where(i => set.Confirmed[i]).Average(i => others.Average(other => other > scores[i] ? 1 : other == scores[i] ? 0.5 : 0.0));
        Assert.Equal(area, pairs, 0.0006);
    }

    [Theory]
    [InlineData(nameof(FlagMethod.NoiseRate))]
    [InlineData(nameof(FlagMethod.Class))]
    [InlineData(nameof(FlagMethod.Joint))]
    public void Heaps_flag_what_sorting_every_pair_of_classes_would(string name)
    {
        var method = Enum.Parse<FlagMethod>(name);
        const int n = 3_000, k = 7;
        var (given, probabilities) = Made(n, k);
        var rows = new HeldProbabilities(probabilities, k);
        var counts = ConfidentCounts.Of(given, rows, default);
        var flagged = LabelFlags.Of(method, given, rows, counts, default);
        Assert.NotEmpty(flagged);
        Assert.Equal(Sorted(method, given, probabilities, k, counts), flagged);
    }

    [Fact]
    public void Rows_read_in_parts_give_the_flags_of_rows_in_memory()
    {
        // 300,000 numbers make two blocks.
        const int n = 30_000, k = 10;
        var (given, probabilities) = Made(n, k);
        var held = new HeldProbabilities(probabilities, k);
        var copied = new CopiedRows(probabilities, k);
        Assert.Equal(
            LabelFlags.Of(FlagMethod.NoiseRate, given, held, ConfidentCounts.Of(given, held, default), default),
            LabelFlags.Of(FlagMethod.NoiseRate, given, copied, ConfidentCounts.Of(given, copied, default), default));
    }

    [Fact]
    public void A_model_that_is_sure_of_another_class_is_most_suspect_by_entropy_too()
    {
        // H = ln 2 for one half each of two classes: x = 1 / .5 = 2, score ln 3 / 2.
        Assert.Equal(Math.Log(3) / 2, LabelScores.Of(RankMethod.Entropy, 0, [0.5, 0.5]), 1e-12);
        Assert.Equal(0, LabelScores.Of(RankMethod.Entropy, 0, [0, 1]));
        Assert.Equal(1, LabelScores.Of(RankMethod.Entropy, 0, [1, 0]));
    }

    /// <summary>The published algorithm, written the slow way.</summary>
    private static int[] Sorted(FlagMethod method, int[] given, double[] p, int k, ConfidentCounts counts)
    {
        bool OtherWins(int row) => Enumerable.Range(0, k).Any(c => p[row * k + c] > p[row * k + given[row]]);
        var rows = Enumerable.Range(0, given.Length).ToArray();
        return method switch
        {
            FlagMethod.NoiseRate => [.. (from i in Enumerable.Range(0, k) from j in Enumerable.Range(0, k) where i != j
                                         from row in rows.Where(row => given[row] == i).OrderByDescending(row => p[row * k + j] - p[row * k + i]).Take((int)Math.Round(counts.Joint(i, j)))
                                         where p[row * k + j] > p[row * k + i] select row).Distinct().Order()],
            FlagMethod.Class => [.. Enumerable.Range(0, k).SelectMany(i => rows.Where(row => given[row] == i && OtherWins(row)).OrderBy(row => p[row * k + i])
                                         .Take((int)Math.Round(counts.Labelled[i] - counts.Joint(i, i)))).Order()],
            _ => [.. rows.Where(row => counts.Confident[row] >= 0 && counts.Confident[row] != given[row])],
        };
    }

    /// <summary>Rows whose label is wrong in one of ten, and a model that is sometimes unsure.</summary>
    private static (int[] Given, double[] Probabilities) Made(int n, int k)
    {
        var random = new RandomStream(5);
        var (given, probabilities) = (new int[n], new double[n * k]);
        for (var i = 0; i < n; i++)
        {
            var truth = random.NextInt(k);
            given[i] = random.NextDouble() < 0.1 ? random.NextInt(k) : truth;
            double sum = 0;
            for (var c = 0; c < k; c++) sum += probabilities[i * k + c] = Math.Exp(random.NextGaussian() + (c == truth ? 2.5 : 0));
            for (var c = 0; c < k; c++) probabilities[i * k + c] /= sum;
        }

        return (given, probabilities);
    }

    private sealed record CopiedRows(double[] Values, int Classes) : IProbabilityRows
    {
        public int Count => Values.Length / Classes;

        public ReadOnlySpan<double> Read(int first, int count, double[] buffer)
        {
            Array.Copy(Values, first * Classes, buffer, 0, count * Classes);
            return buffer.AsSpan(0, count * Classes);
        }
    }
}
