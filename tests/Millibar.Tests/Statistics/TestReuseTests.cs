using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

/// <summary>Known answers of ease.ml/ci (MLSys 2019): its notebook, and the closed forms worked out.</summary>
public sealed class TestReuseTests
{
    [Fact]
    public void Better_than_the_old_model_by_ten_points_within_ten_with_32_adaptive_looks_takes_5496_rows()
    {
        // n - o > .1 +- .1 at .99: two variables, so r = 2: 4 (ln(2 / .01) + 32 ln 2) / (2 * .01)
        Assert.Equal(5_496, Math.Ceiling(TestReuse.AdaptiveRows(32, 0.1, 0.01, range: 2)));
        Assert.Equal(1_753, Math.Ceiling(TestReuse.PlannedRows(32, 0.1, 0.01, range: 2)));
    }

    [Theory]
    [InlineData(0.1, 519)]
    [InlineData(0.05, 2_075)]
    [InlineData(0.02, 12_967)]
    [InlineData(0.01, 51_868)]
    public void One_accuracy_at_999_with_32_planned_looks(double tolerance, int rows) =>
        Assert.Equal(rows, Math.Ceiling(TestReuse.PlannedRows(32, tolerance, 0.001)));

    [Theory]
    [InlineData(0.05, 7_354, 368)]
    [InlineData(0.1, 14_269, 1_427)]
    public void Two_models_that_agree_on_most_rows_need_labels_for_the_rest_only(double disagreement, int rows, int labels)
    {
        var needed = TestReuse.DisagreementRows(disagreement, 0.01, 0.001);
        Assert.Equal((rows, labels), ((int)Math.Round(needed), (int)Math.Round(disagreement * needed)));
    }

    [Theory]
    [InlineData(6_504, 42)] // (2 * .0025 * 6504 - ln 20) / ln 2 = 42.6
    [InlineData(2_000, 12)] // too few for five points: twice the uncertainty of one look, (4 - 1) ln 20 / ln 2 = 12.97
    [InlineData(1, 12)]
    public void Rows_bear_a_number_of_looks(int rows, int looks) => Assert.Equal(looks, TestReuse.Looks(rows, 0.95));

    [Fact]
    public void A_stricter_tolerance_bears_fewer_looks_and_never_less_than_one()
    {
        Assert.Equal(183, TestReuse.Looks(6_504, 0.95, 0.1)); // (2 * .01 * 6504 - ln 20) / ln 2 = 183.3
        Assert.Equal(3, TestReuse.Looks(6_504, 0.95, 0.02));
        Assert.Equal(1, TestReuse.Looks(6_504, 0.95, 0.001));
    }

    [Fact]
    public void The_looks_that_rows_bear_need_no_more_than_these_rows_and_one_look_more_does()
    {
        foreach (var rows in new[] { 100, 500, 2_500, 10_000, 123_456 })
            foreach (var confidence in new[] { 0.8, 0.95, 0.99 })
            {
                var tolerance = Math.Min(TestReuse.Tolerance(rows, confidence), 0.9);
                var looks = TestReuse.Looks(rows, confidence);
                Assert.True(TestReuse.AdaptiveRows(looks, tolerance, 1 - confidence) <= rows + 1e-6);
                Assert.True(TestReuse.AdaptiveRows(looks + 1, tolerance, 1 - confidence) > rows);
            }
    }

    [Fact]
    public void More_rows_never_bear_fewer_looks() =>
        Assert.Equal([], Enumerable.Range(1, 400).Where(i => TestReuse.Looks(25 * i, 0.95) < TestReuse.Looks(25 * i - 24, 0.95)));

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TestReuse.PlannedRows(0, 0.1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestReuse.AdaptiveRows(1, 0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestReuse.DisagreementRows(0, 0.1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TestReuse.Looks(0, 0.95));
    }
}
