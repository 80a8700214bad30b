using Millibar.Data.Queues;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Queues;

public sealed class QueueMakerTests
{
    [Fact]
    public void The_random_part_stays_and_says_its_chance()
    {
        var draft = Make(QueueOrder.Uncertainty, 50, share: 0.2);
        Assert.Equal(50, draft.Items.Length);
        var drawn = draft.Items.Where(item => item.Order == QueueOrder.Random).ToList();
        Assert.Equal(10, drawn.Count);
        Assert.All(drawn, item => Assert.Equal(10 / 400.0, item.Probability!.Value, 12));
        Assert.All(draft.Items.Except(drawn), item => Assert.Null(item.Probability));
        Assert.Equal(50, draft.Items.Select(item => item.Item).Distinct().Count());
    }

    [Fact]
    public void Rows_in_doubt_are_chosen_and_sure_ones_are_not()
    {
        // Doubt falls evenly from 1 to 0. Of the 200 most doubtful, .75 on average, doubtful ones are drawn more often.
        var items = Enumerable.Range(0, 50).SelectMany(seed => Make(QueueOrder.Uncertainty, 5, share: 0, seed).Items).ToList();
        Assert.All(items, item => Assert.True(item.Doubt >= 0.5, $"row {item.Row}"));
        Assert.True(items.Average(item => item.Doubt) > 0.77, $"{items.Average(item => item.Doubt)}");
    }

    [Fact]
    public void Every_row_is_drawn_at_random_about_as_often_as_said()
    {
        var often = new int[400];
        const int Draws = 2_000;
        for (var seed = 0; seed < Draws; seed++)
            foreach (var item in Make(QueueOrder.Random, 40, 0.2, seed).Items) often[item.Row - 1]++;
        Assert.All(often, count => Assert.InRange(count / (double)Draws, 0.07, 0.13));
    }

    [Fact]
    public void Auto_falls_back_to_chance_where_the_model_expects_many_errors()
    {
        var noisy = Candidates(400, row => 0.55);
        var draft = QueueMaker.Make(noisy, new QueueWish { Size = 20, Order = QueueOrder.Auto }, new RandomStream(0), CancellationToken.None);
        Assert.All(draft.Items, item => Assert.Equal(QueueOrder.Random, item.Order));
        Assert.Contains("mostly noise", draft.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_model_all_is_chance_and_it_says_so()
    {
        var blank = Candidates(50, row => 0.9) with { Probabilities = [] };
        var draft = QueueMaker.Make(blank, new QueueWish { Size = 10, Order = QueueOrder.Uncertainty }, new RandomStream(0), CancellationToken.None);
        Assert.All(draft.Items, item => Assert.Equal(QueueOrder.Random, item.Order));
        Assert.Contains("no model", draft.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_never_holds_more_than_there_is() =>
        Assert.Equal(400, Make(QueueOrder.Uncertainty, 1_000, share: 0.2).Items.Length);

    [Fact]
    public void The_same_seed_gives_the_same_queue() =>
        Assert.Equal(Make(QueueOrder.Uncertainty, 40, 0.2, seed: 9).Items, Make(QueueOrder.Uncertainty, 40, 0.2, seed: 9).Items);

    [Fact]
    public void Test_rows_carry_their_chance_and_their_purpose()
    {
        var wish = new QueueWish { Size = 40, Order = QueueOrder.Decision, WantsTestRows = true, RightAmong = 1 };
        var draft = QueueMaker.Make(Candidates(400, row => 0.5 + row / 800.0), wish, new RandomStream(0), CancellationToken.None);
        Assert.Equal(40, draft.Items.Length);
        Assert.All(draft.Items, item => Assert.True(item is { IsTest: true, Probability: > 0 and <= 1 }));
        Assert.True(draft.Worth > 1);
    }

    [Fact]
    public void Consensus_asks_again_where_the_answers_say_least()
    {
        var quality = Enumerable.Range(0, 400).Select(row => row < 5 ? 0.5 + row / 100.0 : row < 50 ? 0.99 : double.NaN).ToArray();
        var draft = QueueMaker.Make(Candidates(400, row => 0.9) with { Quality = quality }, new QueueWish { Size = 5, Order = QueueOrder.Consensus, RandomShare = 0 }, new RandomStream(0), CancellationToken.None);
        Assert.Equal([1, 2, 3, 4, 5], draft.Items.Select(item => item.Row).Order());
    }

    private static QueueDraft Make(QueueOrder order, int size, double share, long seed = 0) =>
        QueueMaker.Make(Candidates(400, row => 1 - row / 800.0), new QueueWish { Size = size, Order = order, RandomShare = share }, new RandomStream(seed), CancellationToken.None);

    private static Candidates Candidates(int n, Func<int, double> first)
    {
        var random = new RandomStream(1);
        float[] values = [.. Enumerable.Range(0, n).Select(_ => (float)random.NextGaussian())];
        float[] others = [.. Enumerable.Range(0, n).Select(_ => (float)random.NextGaussian())];
        return new Candidates
        {
            Items = [.. Enumerable.Range(1, n).Select(row => $"item {row}")],
            RowNumbers = [.. Enumerable.Range(1, n)],
            Features = new FeatureMatrix { RowCount = n, Numeric = [new NumericFeature("a", 0, values), new NumericFeature("b", 1, others)], Categories = [] },
            Rows = [.. Enumerable.Range(0, n)],
            ClassCount = 2,
            Probabilities = [.. Enumerable.Range(0, n).SelectMany(row => new[] { first(row), 1 - first(row) })],
        };
    }
}
