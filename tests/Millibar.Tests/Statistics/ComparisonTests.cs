using Millibar.Statistics;

namespace Millibar.Tests.Statistics;

public sealed class ComparisonTests
{
    [Fact]
    public void McNemar_gives_the_published_values()
    {
        Assert.Equal(21.356, McNemarTest.ChiSquare(121, 59, corrected: false).Statistic, 3);
        var (corrected, p) = McNemarTest.ChiSquare(121, 59, corrected: true);
        Assert.Equal(20.6722, corrected, 4);
        Assert.Equal(5.450095e-06, p, 1e-12);
        Assert.Equal(4.434e-06, McNemarTest.ExactPValue(121, 59), 1e-9);
        (corrected, p) = McNemarTest.ChiSquare(70, 59, corrected: true);
        Assert.Equal(.7751938, corrected, 7);
        Assert.Equal(.3786151, p, 7);
        Assert.Equal(17.356, McNemarTest.ChiSquare(86, 150, corrected: false).Statistic, 3);
        Assert.Equal(.038574, McNemarTest.ExactPValue(10, 2), 6);
        Assert.Equal(.022461, McNemarTest.MidPValue(10, 2), 6);
    }

    [Fact]
    public void McNemar_finds_nothing_where_there_is_nothing()
    {
        Assert.Equal(1, McNemarTest.ExactPValue(0, 0));
        Assert.Equal(1, McNemarTest.MidPValue(0, 0));
        Assert.Equal((0, 1), McNemarTest.ChiSquare(0, 0, corrected: true));
        Assert.Equal(1, McNemarTest.ExactPValue(5, 5));
        // 1/2 < p: sum of P(X <= 5) less half the point, doubled, is exactly 1.
        Assert.Equal(1, McNemarTest.MidPValue(5, 5), 12);
    }

    [Fact]
    public void DeLong_gives_the_known_answers_of_the_toy_example()
    {
        bool[] positive = [true, true, true, true, true, false, false, false, false, false];
        double[] s1 = [.9, .8, .7, .55, .4, .6, .5, .35, .2, .1];
        double[] s2 = [.85, .6, .65, .3, .45, .7, .4, .5, .25, .15];
        var c = DeLong.Compare(s1, s2, positive);
        Assert.Equal(.88, c.First, 12);
        Assert.Equal(.72, c.Second, 12);
        Assert.Equal(.0128, c.FirstVariance, 12);
        Assert.Equal(.0328, c.SecondVariance, 12);
        Assert.Equal(.0152, c.Covariance, 12);
        Assert.Equal(1.29777, c.Z, 5);
        Assert.Equal(.19437, c.PValue, 5);
        var interval = DeLong.Of(s1, positive);
        Assert.Equal(.88 - 1.959964 * Math.Sqrt(.0128), interval.Low, 6);
        Assert.Equal(1, interval.High); // .88 + .2217 is cut
    }

    [Fact]
    public void Holm_multiplies_by_the_hypotheses_left_and_never_falls()
    {
        // Sorted .01 .02 .03 .04: 4 x .01, 3 x .02, max(2 x .03, .06), max(.04, .06).
        var adjusted = Holm.Adjust([.04, .01, .03, .02]);
        Assert.Equal([.06, .04, .06, .06], adjusted.Select(p => Math.Round(p, 12)));
        Assert.Equal([1.0, 1.0], Holm.Adjust([.9, .6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([1.5]));
    }

    [Fact]
    public void Bca_of_the_law_school_correlation_gives_the_known_limits()
    {
        double[] lsat = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];
        double[] gpa = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];
        double Correlation(ReadOnlySpan<int> rows)
        {
            double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
            foreach (var i in rows)
            {
                mx += lsat[i] / rows.Length;
                my += gpa[i] / rows.Length;
            }

            foreach (var i in rows)
            {
                xx += (lsat[i] - mx) * (lsat[i] - mx);
                yy += (gpa[i] - my) * (gpa[i] - my);
                xy += (lsat[i] - mx) * (gpa[i] - my);
            }

            return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
        }

        var interval = BcaBootstrap.Of(new int[15], Correlation, 100_000, .95, new RandomStream(3), TestContext.Current.CancellationToken);
        Assert.Equal(.776374, interval.Value, 6);
        Assert.InRange(interval.Low, .321, .341); // .331
        Assert.InRange(interval.High, .939, .945); // .942
        var narrower = BcaBootstrap.Of(new int[15], Correlation, 100_000, .90, new RandomStream(4), TestContext.Current.CancellationToken);
        Assert.InRange(narrower.Low, .419, .439); // .429
        Assert.InRange(narrower.High, .924, .930); // .927
    }
}
