using Millibar.Statistics;

namespace Millibar.Engines.LightGbm;

/// <summary>The parameters that tuning moves, as a unit cube: each axis is a range, logarithmic where the scale is.</summary>
internal static class TuningSpace
{
    internal const int Axes = 7;
    private const double StepSize = 0.15;

    /// <summary>A point anywhere.</summary>
    public static double[] Draw(RandomStream random)
    {
        var point = new double[Axes];
        for (var i = 0; i < Axes; i++) point[i] = random.NextDouble();
        return point;
    }

    /// <summary>A point near another, reflected at the borders.</summary>
    public static double[] Step(ReadOnlySpan<double> from, RandomStream random)
    {
        var point = new double[Axes];
        for (var i = 0; i < Axes; i++)
        {
            var moved = Math.Abs(from[i] + StepSize * random.NextGaussian());
            point[i] = Math.Clamp(moved > 1 ? 2 - moved : moved, 0, 1);
        }

        return point;
    }

    /// <summary>The parameters at a point.</summary>
    /// <param name="point">Coordinates in [0, 1].</param>
    /// <param name="defaults">Gives what is not tuned.</param>
    /// <param name="rowCount">Rows of the fit: a leaf asks for at most a tenth of them.</param>
    public static BoostingParameters At(ReadOnlySpan<double> point, BoostingParameters defaults, int rowCount) => defaults with
    {
        LearningRate = Log(point[0], 0.02, 0.3),
        Leaves = (int)Math.Round(Log(point[1], 4, Math.Clamp(rowCount / 10.0, 16, 128))),
        MinRowsInLeaf = (int)Math.Round(Log(point[2], 2, Math.Clamp(rowCount / 10.0, 4, 100))),
        FeatureFraction = 0.3 + 0.7 * point[3],
        RowFraction = 0.5 + 0.5 * point[4],
        Ridge = Log(point[5], 0.01, 30),
        CategorySmoothing = Log(point[6], 1, 100),
    };

    /// <summary>The point of some parameters.</summary>
    public static double[] PointOf(BoostingParameters parameters, int rowCount) =>
    [
        Unlog(parameters.LearningRate, 0.02, 0.3),
        Unlog(parameters.Leaves, 4, Math.Clamp(rowCount / 10.0, 16, 128)),
        Unlog(parameters.MinRowsInLeaf, 2, Math.Clamp(rowCount / 10.0, 4, 100)),
        (parameters.FeatureFraction - 0.3) / 0.7,
        (parameters.RowFraction - 0.5) / 0.5,
        Unlog(parameters.Ridge, 0.01, 30),
        Unlog(parameters.CategorySmoothing, 1, 100),
    ];

    private static double Log(double share, double low, double high) => low * Math.Pow(high / low, share);

    private static double Unlog(double value, double low, double high) => Math.Clamp(Math.Log(value / low) / Math.Log(high / low), 0, 1);
}
