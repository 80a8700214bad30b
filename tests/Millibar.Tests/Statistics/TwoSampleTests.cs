using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class TwoSampleTests
{
    [Fact]
    public void The_law_of_kolmogorov_is_known()
    {
        // Upper 5 % and 1 % points of the limiting law: 1.3581 and 1.6276 (Smirnov, Ann. Math. Stat. 19 (1948) 279-281).
        var root = Math.Sqrt(500_000.0);
        Assert.Equal(0.05, KolmogorovSmirnovTest.PValue(1.3581 / root, 1_000_000, 1_000_000), 3);
        Assert.Equal(0.01, KolmogorovSmirnovTest.PValue(1.6276 / root, 1_000_000, 1_000_000), 4);
        Assert.Equal(1, KolmogorovSmirnovTest.PValue(0, 10, 10));
        Assert.True(KolmogorovSmirnovTest.PValue(1, 50, 50) < 1e-20);
    }

    [Fact]
    public void Pearsons_chi_square_of_a_small_table_is_known()
    {
        // 10 20 30 against 20 20 20: expected 15 20 25 each, so 2 (25/15 + 0 + 25/25) = 5.333...; with 2 degrees p = exp(-5.333.../2).
        var (statistic, freedom, p) = HomogeneityTest.Of([10, 20, 30], [20, 20, 20]);
        Assert.Equal(16.0 / 3, statistic, 12);
        Assert.Equal(2, freedom);
        Assert.Equal(0.0694834512228015, p, 12);
    }

    [Fact]
    public void Rare_categories_are_thrown_together()
    {
        // Ten categories of one row each become one rest: 10 of 60 against 0 of 50, one degree.
        var (_, freedom, p) = HomogeneityTest.Of([50, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(1, freedom);
        Assert.InRange(p, 0.002, 0.004);
        Assert.Equal((0, 0, 1), HomogeneityTest.Of([7, 0], [9, 0]));
    }
}
