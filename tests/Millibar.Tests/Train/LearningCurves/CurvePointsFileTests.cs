using Millibar.Train.LearningCurves;

namespace Millibar.Tests.Train.LearningCurves;

public sealed class CurvePointsFileTests
{
    private const string Errors = "n,value,standard error\n32,0.30,0.01\n64,0.25,0.01\n128,0.21,0.008\n256,0.18,0.006\n512,0.16,0.005\n1024,0.145,0.004\n";

    [Fact]
    public void An_error_curve_is_read_and_forecast_at_the_usual_factors()
    {
        var curve = CurvePointsFile.Read(Errors, "curve.csv", lowerIsBetter: true, []);
        Assert.Equal(6, curve.Points.Length);
        Assert.Equal([1536, 2048, 3072, 5120, 10240, 20480], curve.Forecast.Select(p => p.Rows));
        Assert.True(curve.Calibrated);
        Assert.Equal(0.145 - 1.96 * 0.004, curve.Points[^1].Metric.Low, 1e-4);
        Assert.True(curve.Forecast[^1].Metric.Value < 0.145);
    }

    [Fact]
    public void Scores_mirror_errors_and_given_sizes_are_used()
    {
        var scores = "n,value,standard error\r\n" + string.Join("\r\n", Errors.Split('\n')[1..^1].Select(l => l.Split(',')).Select(c => $"{c[0]},{1 - double.Parse(c[1]):R},{c[2]}"));
        var curve = CurvePointsFile.Read(scores, "curve.csv", lowerIsBetter: false, [4096, 1024]);
        var mirror = CurvePointsFile.Read(Errors, "curve.csv", lowerIsBetter: true, [4096, 1024]);
        Assert.Equal([1024, 4096], curve.Forecast.Select(p => p.Rows));
        Assert.Equal(1 - mirror.Forecast[1].Metric.High, curve.Forecast[1].Metric.Low, 1e-9);
    }

    [Fact]
    public void Losses_above_one_are_scaled_and_not_calibrated()
    {
        var losses = "n,value,standard error\n" + string.Join('\n', Errors.Split('\n')[1..^1].Select(l => l.Split(',')).Select(c => $"{c[0]},{1000 * double.Parse(c[1])},{1000 * double.Parse(c[2])}"));
        var curve = CurvePointsFile.Read(losses, "curve.csv", lowerIsBetter: true, []);
        Assert.False(curve.Calibrated);
        Assert.Equal(145, curve.Points[^1].Metric.Value, 1e-9);
        Assert.InRange(curve.Forecast[^1].Metric.Value, 50, 145);
    }

    [Theory]
    [InlineData("rows,value\n1,2\n", "line 1")]
    [InlineData("n,value,standard error\n32,0.3\n", "line 2")]
    [InlineData("n,value,standard error\n32,0.3,0.1\n6x,0.3,0.1\n", "line 3")]
    [InlineData("n,value,standard error\n32,NaN,0.1\n", "line 2")]
    [InlineData("n,value,standard error\n32,0.3,-0.1\n", "line 2")]
    [InlineData("n,value,standard error\n-5,0.3,0.1\n", "line 2")]
    public void A_bad_line_is_named(string text, string line)
    {
        var error = Assert.Throws<MillibarException>(() => CurvePointsFile.Read(text, "curve.csv", true, []));
        Assert.Equal("bad-curve-points", error.Code);
        Assert.Contains(line, error.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_sizes_twice_the_same_size_and_sizes_out_of_range_are_refused()
    {
        Assert.Equal("too-few-curve-points", Code("n,value,standard error\n32,0.3,0.1\n64,0.2,0.1\n", []));
        Assert.Equal("bad-curve-points", Code(Errors + "512,0.2,0.1\n", []));
        Assert.Equal("size-out-of-range", Code(Errors, [20_481]));
        Assert.Equal("size-out-of-range", Code(Errors, [1000]));
        static string Code(string text, int[] sizes) =>
            Assert.Throws<MillibarException>(() => CurvePointsFile.Read(text, "curve.csv", true, [.. sizes])).Code;
    }
}
