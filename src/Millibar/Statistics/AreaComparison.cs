using MathNet.Numerics;

namespace Millibar.Statistics;

/// <summary>Two areas under ROC curves, measured on the same rows.</summary>
internal sealed record AreaComparison
{
    /// <summary>The first area.</summary>
    public required double First { get; init; }

    /// <summary>The second area.</summary>
    public required double Second { get; init; }

    /// <summary>Variance of the first area.</summary>
    public required double FirstVariance { get; init; }

    /// <summary>Variance of the second area.</summary>
    public required double SecondVariance { get; init; }

    /// <summary>Covariance of the two areas.</summary>
    public required double Covariance { get; init; }

    /// <summary>Variance of the difference.</summary>
    public double DifferenceVariance => Math.Max(0, FirstVariance + SecondVariance - 2 * Covariance);

    /// <summary>First minus second in standard errors; 0 when the two are the same, infinite when they differ without variance.</summary>
    public double Z => First == Second ? 0 : (First - Second) / Math.Sqrt(DifferenceVariance);

    /// <summary>Two-sided p-value of no difference.</summary>
    public double PValue => SpecialFunctions.Erfc(Math.Abs(Z) / Math.Sqrt(2));
}
