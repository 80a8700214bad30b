namespace Millibar.Models;

/// <summary>The constant that minimises a regression metric.</summary>
public enum RegressionCentre
{
    /// <summary>Minimises squared error: for <c>rmse</c> and <c>r2</c>.</summary>
    Mean,

    /// <summary>Minimises absolute error: for <c>mae</c>, <c>median_absolute_error</c> and (roughly) <c>mape</c>.</summary>
    Median,
}
