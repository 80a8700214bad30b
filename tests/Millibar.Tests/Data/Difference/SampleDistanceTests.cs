using Millibar.Data.Difference;
using Millibar.Statistics;

namespace Millibar.Tests.Data.Difference;

public sealed class SampleDistanceTests
{
    [Fact]
    public void A_shift_of_all_values_is_its_size_in_standard_deviations()
    {
        double[] first = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        double[] second = [.. first.Select(value => value + 10)];
        var distance = SampleDistance.OfNumbers(first, second, new RandomStream(1));
        // Variance of 0..99 is (100^2 - 1) / 12.
        Assert.Equal(10 / Math.Sqrt(9999 / 12.0), distance.Size, 12);
        Assert.Equal(("kolmogorov-smirnov", "wasserstein-sd"), (distance.Test, distance.Measure));
    }

    [Fact]
    public void Jensen_and_shannon_reach_from_nothing_to_one()
    {
        Assert.Equal(0, SampleDistance.JensenShannon([3, 5], [6, 10]), 12);
        Assert.Equal(1, SampleDistance.JensenShannon([3, 0], [0, 10]), 12);
        // p = (1/2, 1/2), q = (1, 0): divergence 0.311278 bits (by hand: (1 - h(3/4)) + ... = h(3/4) - 1/2 h(1/2)).
        Assert.Equal(Math.Sqrt(0.31127812445913283), SampleDistance.JensenShannon([5, 5], [10, 0]), 12);
    }

    [Fact]
    public void What_chance_reaches_falls_with_the_rows_as_science_says()
    {
        // science.md section 5: a shift of .05 sd has W1/sd about .179 at n = 100 and .052 at n = 10,000: the noise floor dominates small samples.
        foreach (var (rows, low, high) in new[] { (100, 0.15, 0.32), (1000, 0.05, 0.1), (60_000, 0.006, 0.014) })
        {
            var random = new RandomStream(rows);
            var distance = SampleDistance.OfNumbers(Normals(rows, random), Normals(rows, random), random);
            Assert.InRange(distance.Chance, low, high);
            Assert.True(distance.PValue > 0.01);
        }
    }

    [Fact]
    public void Equal_data_stay_below_the_floor_about_nineteen_times_of_twenty()
    {
        var (above, certain) = (0, 0);
        for (var turn = 0; turn < 200; turn++)
        {
            var random = new RandomStream(turn);
            int[] Draw(int rows) => [.. Enumerable.Range(0, rows).Select(_ => (int)(5 * random.NextDouble() * random.NextDouble()))];
            var distance = SampleDistance.OfCategories(Draw(300), Draw(200), 5, random);
            if (distance.Size > distance.Chance) above++;
            if (distance.PValue < 0.05) certain++;
        }

        // Expected 10 to 12; binomial 99.9 % limits.
        Assert.InRange(above, 1, 24);
        Assert.InRange(certain, 1, 24);
    }

    [Fact]
    public void Two_values_are_tested_as_categories_and_constants_do_not_differ()
    {
        var distance = SampleDistance.OfNumbers([.. Enumerable.Range(0, 400).Select(i => i % 2 * 1.0)], [.. Enumerable.Range(0, 400).Select(i => i % 4 / 3 * 1.0)], new RandomStream(1));
        Assert.Equal("chi-square", distance.Test);
        Assert.Equal(0.5, distance.Size, 12);
        Assert.True(distance.PValue < 1e-6);
        Assert.Equal(0, SampleDistance.OfNumbers([2, 2, 2], [2, 2], new RandomStream(1)).Size);
    }

    private static double[] Normals(int rows, RandomStream random) => [.. Enumerable.Range(0, rows).Select(_ => random.NextGaussian())];
}
