namespace Millibar.Statistics.CurveFits;

/// <summary>Points evenly spaced on a log scale, both ends included.</summary>
/// <param name="Low">First point, positive.</param>
/// <param name="High">Last point.</param>
/// <param name="Steps">Number of points; 1 gives <paramref name="Low"/> only.</param>
internal readonly record struct LogGrid(double Low, double High, int Steps)
{
    /// <summary>Points of a zoom: the centre and four on either side.</summary>
    private const int ZoomSteps = 9;

    /// <summary>Point <paramref name="index"/>, 0 to <see cref="Steps"/> - 1.</summary>
    public double At(int index) => Steps == 1 ? Low : Low * Math.Pow(High / Low, (double)index / (Steps - 1));

    /// <summary>A zoom: points around a point, each <paramref name="step"/> apart on the natural-log scale.</summary>
    public LogGrid Around(int index, double step)
    {
        if (Steps == 1) return this;
        var reach = Math.Exp(step * (ZoomSteps / 2));
        return new LogGrid(At(index) / reach, At(index) * reach, ZoomSteps);
    }
}
