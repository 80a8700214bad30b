using System.Collections.Immutable;
using Millibar.Models.Linear;
using Millibar.Models.Neighbours;
using Millibar.Models.OneRule;

namespace Millibar.Models;

/// <summary>The learners that are written in managed code, from cheap to dear.</summary>
public static class ManagedLearners
{
    /// <summary>The list for a metric: the metric decides whether constants for regression are means or medians.</summary>
    /// <param name="metric">Metric name, e.g. <c>mae</c>.</param>
    public static ImmutableArray<ILearner> For(string metric)
    {
        var centre = CentreFor(metric);
        return [new ConstantLearner(centre), new OneRuleLearner(centre), new LinearLearner(), new NeighboursLearner()];
    }

    /// <summary>The constant that minimises a regression metric.</summary>
    internal static RegressionCentre CentreFor(string metric) =>
        metric is "mae" or "median_absolute_error" or "mape" ? RegressionCentre.Median : RegressionCentre.Mean;
}
