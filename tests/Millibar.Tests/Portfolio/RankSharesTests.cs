using CsCheck;
using Millibar.Portfolio.Ranking;
using Millibar.Statistics;

namespace Millibar.Tests.Portfolio;

public sealed class RankSharesTests
{
    private static readonly double[] Scores = [9, 8.6, 8.2, 7, 6.8, 6, 5, 4];

    [Theory]
    [InlineData(1, 0.49, 0.30, 0.17, 0.02)]
    [InlineData(2, 0.35, 0.27, 0.20, null)]
    public void The_winner_of_a_score_table_is_often_wrong(double sd, double first, double second, double third, double? fourth)
    {
        const int Draws = 10_000;
        var ranks = RankShares.Of([.. Scores.Select((score, i) => Noisy(score, sd, new RandomStream(1).Fork((ulong)i), Draws))], 3, default);
        double?[] expected = [first, second, third, fourth];
        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i] is not { } share) continue;
            // Three standard errors, and the rounding of the printed figures.
            Assert.Equal(share, ranks.First[i] / (double)Draws, 3 * Math.Sqrt(share * (1 - share) / Draws) + 0.005);
        }

        Assert.Equal(Draws, ranks.First.Sum());
        Assert.Equal(3 * Draws, ranks.Top.Sum());
    }

    [Fact]
    public void Regret_is_what_the_best_choice_would_have_brought_more_and_doing_nothing_is_a_choice()
    {
        // Best of both and 0: 3, 4, 0.
        var ranks = RankShares.Of([[3, 1, -1], [2, 4, -2]], 1, default);
        Assert.Equal([(0 + 3 + 1) / 3.0, (1 + 0 + 2) / 3.0], ranks.Regret);
        Assert.Equal([2, 1], ranks.First);
    }

    [Fact]
    public void Equal_values_rank_in_the_order_of_the_list_and_more_places_than_projects_are_no_harm()
    {
        var ranks = RankShares.Of([[1, 1], [1, 1]], 5, default);
        Assert.Equal([2, 0], ranks.First);
        Assert.Equal([2, 2], ranks.Top);
    }

    [Fact]
    public void Ranking_is_sorting_and_counting()
    {
        // Few different values, so that many are equal; more draws than one chunk.
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 4], Gen.Int[1, 1200], Gen.Int[0, 1000]).Sample((projects, top, draws, seed) =>
        {
            var random = new RandomStream(seed);
            var values = Enumerable.Range(0, projects).Select(_ => Enumerable.Range(0, draws).Select(_ => (double)random.NextInt(4)).ToArray()).ToArray();
            var ranks = RankShares.Of(values, top, default);
            var (first, among) = (new int[projects], new int[projects]);
            for (var d = 0; d < draws; d++)
            {
                var order = Enumerable.Range(0, projects).OrderByDescending(p => values[p][d]).ToArray();
                first[order[0]]++;
                foreach (var p in order.Take(top)) among[p]++;
            }

            return ranks.First.SequenceEqual(first) && ranks.Top.SequenceEqual(among);
        }, iter: 60);
    }

    private static double[] Noisy(double mean, double sd, RandomStream random, int draws) =>
        [.. Enumerable.Range(0, draws).Select(_ => mean + sd * random.NextGaussian())];
}
