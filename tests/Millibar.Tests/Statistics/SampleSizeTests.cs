using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class SampleSizeTests
{
    [Fact]
    public void One_point_at_ninety_percent_needs_the_known_rows()
    {
        Assert.Equal(3461, SampleSize.ForProportion(.9, .01));
        Assert.Equal(13_493, SampleSize.ForUnpairedDifference(.90, .91));
    }

    [Theory]
    [InlineData(.05, 3_923)]
    [InlineData(.10, 7_847)]
    [InlineData(.20, 15_696)]
    public void A_paired_point_needs_the_known_rows(double disagreement, int rows) =>
        Assert.Equal(rows, SampleSize.ForPairedDifference(.01, disagreement));

    [Fact]
    public void Needed_rows_follow_the_root_of_n()
    {
        // Value .92, threshold .90, half-width .06 at 100 rows: (.06 / .02)^2 = 9 times the rows.
        var (low, best, high) = NeededToDecide.Rows(new Interval(.92, .86, .98), .90, 100);
        Assert.Equal(900, best);
        // One standard error is .06 / 1.96 = .0306, more than the distance of .02: no promise can be made.
        Assert.Null(high);
        Assert.Equal((int)Math.Ceiling(100 * Math.Pow(.06 / (.02 + .06 / 1.959964), 2)), low);
    }

    [Fact]
    public void Needed_rows_have_an_upper_end_when_the_value_is_far_enough()
    {
        var (low, best, high) = NeededToDecide.Rows(new Interval(.93, .89, .97), .90, 900);
        Assert.Equal(1600, best);
        Assert.Equal((int)Math.Ceiling(900 * Math.Pow(.04 / (.03 - .04 / 1.959964), 2)), high);
        Assert.InRange(low, 901, best);
    }

    [Fact]
    public void Needed_rows_use_the_side_that_faces_the_threshold()
    {
        // An asymmetric interval: below the threshold only the upper half-width counts.
        Assert.Equal(225, NeededToDecide.Rows(new Interval(.80, .60, .86), .84, 100).Best);
    }

    [Fact]
    public void A_value_on_the_threshold_promises_nothing_and_a_decided_one_needs_nothing()
    {
        var (_, best, high) = NeededToDecide.Rows(new Interval(.90, .85, .95), .90, 100);
        Assert.Equal(int.MaxValue, best);
        Assert.Null(high);
        Assert.Equal((100, 100, 100), NeededToDecide.Rows(new Interval(.95, .93, .97), .90, 100));
    }
}
