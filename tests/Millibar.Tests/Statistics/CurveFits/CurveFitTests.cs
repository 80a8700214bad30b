using CsCheck;
using Millibar.Statistics.CurveFits;
using Millibar.TestSupport;

namespace Millibar.Tests.Statistics.CurveFits;

public sealed class CurveFitTests
{
    [Fact]
    public void A_noiseless_power_law_is_extended_and_inverted()
    {
        // science.md section 1, known answer (a): e = .08 + .9 n^-.5 on n = 16..1024.
        var rows = Geometric(16, 1024, 13);
        var errors = rows.Select(n => 0.08 + 0.9 * Math.Pow(n, -0.5)).ToArray();
        var fit = CurveFit.Of(CurveFamily.Pow3, rows, errors, 2);
        Assert.Equal(0.0835, fit.At(65_536), 0.0005);
        Assert.InRange(fit.RowsFor(0.10)!.Value, 2025 * 0.95, 2025 * 1.05);
        Assert.Null(fit.RowsFor(0.07));
    }

    [Fact]
    public void A_noiseless_mmf4_curve_is_extended()
    {
        // Known answer (b): e = .05 + .4 / (1 + (n / 120)^.9) predicts .0514 at 65,536 rows.
        var rows = Geometric(16, 1024, 13);
        var errors = rows.Select(n => 0.05 + 0.4 / (1 + Math.Pow(n / 120, 0.9))).ToArray();
        Assert.Equal(0.0514, CurveFit.Of(CurveFamily.Mmf4, rows, errors, 2).At(65_536), 0.0005);
    }

    [Fact]
    public void The_reference_fits_are_reproduced_and_err_by_1_12_points()
    {
        double worstPower = 0, worstMmf = 0, worstUnweighted = 0, miss = 0;
        int rows = 0, judged = 0;
        foreach (var known in ReferenceCurves.Read(TestData.Require("learning_curve_reference.csv"), TestData.Require("lcdb11_curves_shared.csv")))
        {
            var centre = CurveFit.Of(CurveFamily.Pow3, known.Rows, known.Errors, 2).At(known.LastRows);
            worstPower = Math.Max(worstPower, Math.Abs(centre - known.Pow3Squared));
            worstMmf = Math.Max(worstMmf, Math.Abs(CurveFit.Of(CurveFamily.Mmf4, known.Rows, known.Errors, 2).At(known.LastRows) - known.Mmf4Squared));
            worstUnweighted = Math.Max(worstUnweighted, Math.Abs(CurveFit.Of(CurveFamily.Pow3, known.Rows, known.Errors, 0).At(known.LastRows) - known.Pow3Unweighted));
            rows++;
            if (known.Rows[^1] < 200) continue;
            judged++;
            miss += Math.Abs(centre - known.LastError);
        }

        Assert.Equal(812, rows);
        Assert.Equal(575, judged);
        Assert.InRange(worstPower, 0, 0.0005);
        Assert.InRange(worstMmf, 0, 0.0005);
        Assert.InRange(worstUnweighted, 0, 0.0005);
        Assert.Equal(1.12, 100 * miss / judged, 0.005);
    }

    [Fact]
    public void The_published_table_covers_as_published()
    {
        // learning_curve_conformal.json, 90 %: q_low and q_high at 20, 10, 5 and 2.5 times (cuts at 5, 10, 20 and 40 %).
        var table = new Dictionary<double, (double Low, double High, double Covered)>
        {
            [0.05] = (1.584, 0.714, 0.963),
            [0.1] = (1.481, 0.785, 0.945),
            [0.2] = (1.131, 0.703, 0.940),
            [0.4] = (0.934, 0.75, 0.874),
        };
        var inside = table.Keys.ToDictionary(cut => cut, _ => new List<bool>());
        foreach (var known in ReferenceCurves.Read(TestData.Require("learning_curve_reference.csv"), TestData.Require("lcdb11_curves_shared.csv")))
        {
            if (known.Rows[^1] < 200) continue;
            var (low, high, _) = table[known.Cut];
            var centre = CurveFit.Of(CurveFamily.Pow3, known.Rows, known.Errors, 2).At(known.LastRows);
            double[] fits =
            [
                centre,
                CurveFit.Of(CurveFamily.Pow3, known.Rows, known.Errors, 1).At(known.LastRows),
                CurveFit.Of(CurveFamily.Mmf4, known.Rows, known.Errors, 1).At(known.LastRows),
                CurveFit.Of(CurveFamily.Mmf4, known.Rows, known.Errors, 2).At(known.LastRows),
                CurveFit.OfLastFourfold(known.Rows, known.Errors)!.At(known.LastRows),
            ];
            var h = fits.Max() - fits.Min() + 0.3 * Math.Max(0, known.Errors[^1] - centre) + 0.003;
            inside[known.Cut].Add(known.LastError >= centre - low * h && known.LastError <= centre + high * h);
        }

        foreach (var (cut, (_, _, covered)) in table)
            Assert.Equal(covered, inside[cut].Average(hit => hit ? 1.0 : 0), 0.0005);
    }

    [Fact]
    public void A_fit_never_rises_and_its_inverse_undoes_it()
    {
        var curve = Gen.Double[0, 0.4].SelectMany(floor => Gen.Double[0.2, 2].SelectMany(height => Gen.Double[0.1, 1.5].Select(power => (floor, height, power))));
        curve.Sample(
            c =>
            {
                var rows = Geometric(32, 2000, 10);
                var errors = rows.Select((n, i) => c.floor + c.height * Math.Pow(n, -c.power) + (i % 2 == 0 ? 0.002 : -0.001)).Select(e => Math.Max(0, e)).ToArray();
                foreach (var family in Enum.GetValues<CurveFamily>())
                {
                    var fit = CurveFit.Of(family, rows, errors, 2);
                    Assert.True(fit.Floor >= 0 && fit.Height >= 0);
                    Assert.True(fit.At(4000) <= fit.At(2000) && fit.At(2000) <= fit.At(100));
                    var target = fit.At(3000);
                    if (fit.At(3000) - fit.At(3300) > 1e-9) Assert.Equal(3000, fit.RowsFor(target)!.Value, 1.0);
                }
            },
            iter: 100,
            threads: 1);
    }

    private static double[] Geometric(double low, double high, int count) =>
        [.. Enumerable.Range(0, count).Select(i => low * Math.Pow(high / low, (double)i / (count - 1)))];
}
