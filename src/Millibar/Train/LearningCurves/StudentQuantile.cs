using MathNet.Numerics.Distributions;

namespace Millibar.Train.LearningCurves;

/// <summary>The 97.5 % quantile of Student's t: half-width of a mean's 95 % interval in standard errors.</summary>
internal static class StudentQuantile
{
    private const double Normal = 1.959963984540054;

    /// <summary>The quantile.</summary>
    /// <param name="degrees">Degrees of freedom; 0 or less stands for not known and gives the normal quantile.</param>
    public static double At975(int degrees) => degrees < 1 ? Normal : StudentT.InvCDF(0, 1, degrees, 0.975);
}
