using Millibar.Statistics;

namespace Millibar.Train.LearningCurves;

/// <summary>Quantiles of the forecast's interval by learner family, extrapolation factor and level, in units of h.</summary>
/// <remarks>
/// Learnt by bench/Millibar.Conformal from the finished curves of LCDB 1.1 (CC BY 4.0), with our anchors (ratio sqrt 2 from 32 rows up)
/// and the noise of 5 splits. Coverage on left-out data sets is in docs/learning-curves.md.
/// </remarks>
internal static class ConformalTable
{
    private static readonly double[] Levels = [0.5, 0.8, 0.9, 0.95];

    // Normal quantiles of the levels: between levels, q is linear in them.
    private static readonly double[] NormalReach = [0.67449, 1.28155, 1.64485, 1.95996];

    // Published curves have eight sizes to a doubling: 0, 4, 8, 13, 19, 27 and 35 sizes ahead.
    private static readonly double[] LogFactors = [.. new[] { 0, 4, 8, 13, 19, 27, 35 }.Select(sizes => sizes / 8.0 * Math.Log(2))];

    // A block a family, in the order of the enum; a line a factor; q_low, q_high of each level.
    private static readonly double[] Learnt =
    [
        // Other
        0.45, 0.38, 1.04, 0.93, 1.54, 1.37, 2.11, 1.86,
        0.47, 0.25, 1.12, 0.68, 1.71, 1.00, 2.39, 1.30,
        0.50, 0.22, 1.25, 0.58, 1.96, 0.84, 2.91, 1.16,
        0.51, 0.20, 1.25, 0.51, 2.17, 0.75, 3.11, 1.00,
        0.49, 0.19, 1.32, 0.48, 2.42, 0.69, 3.69, 0.88,
        0.58, 0.20, 1.59, 0.45, 3.40, 0.61, 4.72, 0.82,
        0.62, 0.20, 1.67, 0.46, 3.24, 0.59, 5.56, 0.74,
        // Linear
        0.41, 0.44, 0.94, 1.02, 1.43, 1.47, 1.88, 1.91,
        0.43, 0.35, 1.08, 0.81, 1.63, 1.24, 2.43, 1.70,
        0.43, 0.36, 1.14, 0.73, 1.85, 1.11, 2.77, 1.51,
        0.43, 0.34, 1.24, 0.69, 2.00, 1.00, 3.21, 1.33,
        0.30, 0.37, 1.03, 0.66, 2.23, 0.93, 2.85, 1.21,
        0.31, 0.39, 1.17, 0.62, 2.61, 0.88, 4.44, 1.60,
        0.41, 0.35, 1.44, 0.59, 2.55, 0.74, 3.99, 0.84,
        // Neighbours
        0.48, 0.34, 1.13, 0.88, 1.60, 1.35, 2.20, 1.88,
        0.51, 0.17, 1.19, 0.57, 1.77, 0.87, 2.47, 1.05,
        0.59, 0.10, 1.42, 0.42, 2.38, 0.69, 3.21, 0.92,
        0.59, 0.10, 1.35, 0.37, 2.37, 0.57, 3.31, 0.77,
        0.58, 0.09, 1.36, 0.35, 2.58, 0.52, 4.63, 0.74,
        0.69, 0.01, 2.07, 0.22, 4.72, 0.36, 5.79, 0.48,
        0.66, 0.01, 1.90, 0.30, 3.72, 0.44, 5.98, 0.54,
        // Trees
        0.47, 0.33, 1.08, 0.88, 1.57, 1.30, 2.17, 1.71,
        0.47, 0.23, 1.11, 0.61, 1.72, 0.93, 2.33, 1.22,
        0.47, 0.20, 1.16, 0.51, 1.82, 0.75, 2.60, 0.97,
        0.48, 0.17, 1.18, 0.44, 2.13, 0.67, 2.94, 0.84,
        0.53, 0.15, 1.47, 0.39, 2.69, 0.53, 3.69, 0.70,
        0.63, 0.15, 1.59, 0.39, 3.04, 0.53, 4.61, 0.66,
        0.64, 0.16, 1.83, 0.41, 3.68, 0.55, 5.15, 0.72,
    ];

    /// <summary>q_low and q_high: the interval reaches from centre - q_low h to centre + q_high h.</summary>
    /// <param name="family">The learner's family.</param>
    /// <param name="factor">Rows divided by those of the last anchor, at least 1; interpolated on a log scale, beyond the table its last line.</param>
    /// <param name="level">Nominal coverage, strictly between 0 and 1; linear in the normal quantile between levels and beyond them.</param>
    public static (double Low, double High) Quantiles(LearnerFamily family, double factor, double level)
    {
        NormalLaw.RequireLevel(level);
        var log = Math.Log(factor);
        var above = 1;
        while (above < LogFactors.Length - 1 && LogFactors[above] < log) above++;
        var share = Math.Clamp((log - LogFactors[above - 1]) / (LogFactors[above] - LogFactors[above - 1]), 0, 1);
        var (lowA, highA) = AtLevel(family, above - 1, level);
        var (lowB, highB) = AtLevel(family, above, level);
        return (lowA + share * (lowB - lowA), highA + share * (highB - highA));
    }

    private static (double Low, double High) AtLevel(LearnerFamily family, int line, double level)
    {
        var reach = NormalLaw.TwoSided(level);
        if (reach <= NormalReach[0])
        {
            var part = reach / NormalReach[0];
            return (part * Cell(family, line, 0, 0), part * Cell(family, line, 0, 1));
        }

        var above = 1;
        while (above < Levels.Length - 1 && NormalReach[above] < reach) above++;
        var share = (reach - NormalReach[above - 1]) / (NormalReach[above] - NormalReach[above - 1]);
        return (Between(0), Between(1));

        double Between(int side)
        {
            var below = Cell(family, line, above - 1, side);
            return below + share * (Cell(family, line, above, side) - below);
        }
    }

    private static double Cell(LearnerFamily family, int line, int level, int side) =>
        Learnt[(((int)family * LogFactors.Length + line) * Levels.Length + level) * 2 + side];
}
