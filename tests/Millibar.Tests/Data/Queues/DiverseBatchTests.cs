using Millibar.Data.Queues;
using Millibar.Models.Features;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Queues;

public sealed class DiverseBatchTests
{
    /// <summary>Four heaps of alike rows, all equally doubtful: four draws take one of each, where the most doubtful alone could all be copies.</summary>
    [Fact]
    public void Copies_are_not_drawn_while_other_rows_are_left()
    {
        float[] a = [.. Enumerable.Range(0, 400).Select(i => i / 100 is 0 or 1 ? 1f : -1f)];
        float[] b = [.. Enumerable.Range(0, 400).Select(i => i / 100 is 0 or 2 ? 1f : -1f)];
        var space = Space(a, b);
        var pulls = DiverseBatch.Pulls([.. Enumerable.Repeat(0.5, 800)], 2);
        for (var seed = 0; seed < 20; seed++)
            Assert.Equal(4, DiverseBatch.Draw(space, pulls, 4, new RandomStream(seed), CancellationToken.None).Select(i => i / 100).Distinct().Count());
    }

    [Fact]
    public void When_only_copies_are_left_the_batch_is_filled_all_the_same()
    {
        var drawn = DiverseBatch.Draw(Space([1, 1, 1, -1], [1, 1, 1, -1]), DiverseBatch.Pulls([.. Enumerable.Repeat(0.5, 8)], 2), 4, new RandomStream(0), CancellationToken.None);
        Assert.Equal([0, 1, 2, 3], drawn.Order());
    }

    [Fact]
    public void Rows_that_the_model_is_sure_of_come_last()
    {
        double[] probabilities = [1, 0, 1, 0, 0.5, 0.5, 1, 0];
        var drawn = DiverseBatch.Draw(Space([1, -1, 2, -2], [0, 1, -1, 2]), DiverseBatch.Pulls(probabilities, 2), 1, new RandomStream(0), CancellationToken.None);
        Assert.Equal([2], drawn);
    }

    [Fact]
    public void Products_are_1_for_copies_and_count_numbers_categories_and_text()
    {
        var features = new FeatureMatrix
        {
            RowCount = 8,
            Numeric = [new NumericFeature("a", 0, [1, 1, -1, 2, 1, 3, -2, 0])],
            Categories = [new CategoryFeature("c", 1, [0, 0, 1, 1, 0, 1, 1, 0], 2)],
            Text = new SparseRows([0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 1, 1, 0, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1, 1], 2),
        };
        var products = new double[8];
        var space = RowSpace.Of(features, [.. Enumerable.Range(0, 8)], CancellationToken.None);
        space.Products(0, products);
        Assert.Equal(1, products[0], 9);
        Assert.Equal(1, products[1], 9);
        Assert.True(products[2] < products[3] && products[3] < 0.5);
        var again = new double[8];
        space.Products(0, again);
        Assert.Equal(products, again);
    }

    private static RowSpace Space(float[] a, float[] b) => RowSpace.Of(
        new FeatureMatrix { RowCount = a.Length, Numeric = [new NumericFeature("a", 0, a), new NumericFeature("b", 1, b)], Categories = [] },
        [.. Enumerable.Range(0, a.Length)],
        CancellationToken.None);
}
