using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class StratifiedShareTests
{
    [Fact]
    public void Parts_count_by_their_size()
    {
        // 100 of 1,000 rows flagged: 8 of 10 wrong there, 1 of 50 elsewhere. 0.1 * 0.8 + 0.9 * 0.02 = 0.098.
        // Wilson: 8/10 from 0.4902 to 0.9433; 1/50 from 0.0035 to 0.1050. Low: 0.098 - sqrt(0.01 * 0.3098^2 + 0.81 * 0.0165^2) = 0.0637;
        // high: 0.098 + sqrt(0.01 * 0.1433^2 + 0.81 * 0.0850^2) = 0.1758.
        var share = StratifiedShare.Of([(100, 10, 8), (900, 50, 1)], 0.95);
        Assert.Equal(0.098, share.Value, 1e-12);
        Assert.Equal(0.0637, share.Low, 2e-4);
        Assert.Equal(0.1758, share.High, 2e-4);
    }

    [Fact]
    public void A_part_that_nobody_looked_at_may_hold_anything()
    {
        var share = StratifiedShare.Of([(100, 100, 80), (900, 0, 0)], 0.95);
        Assert.Equal((0.08, 0.08, 0.98), (Math.Round(share.Value, 12), Math.Round(share.Low, 12), Math.Round(share.High, 12)));
    }

    [Fact]
    public void Its_interval_covers_as_often_as_it_says()
    {
        var random = new RandomStream(5);
        var covered = 0;
        const int times = 2_000;
        for (var i = 0; i < times; i++)
        {
            int Draw(int n, double p) => Enumerable.Range(0, n).Count(_ => random.NextDouble() < p);
            var share = StratifiedShare.Of([(200, 60, Draw(60, 0.6)), (1_800, 100, Draw(100, 0.03))], 0.95);
            if (share.Low <= 0.1 * 0.6 + 0.9 * 0.03 && 0.1 * 0.6 + 0.9 * 0.03 <= share.High) covered++;
        }

        Assert.InRange(covered / (double)times, 0.93, 0.985);
    }
}
