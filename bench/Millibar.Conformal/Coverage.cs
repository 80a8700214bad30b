using Millibar.Train.LearningCurves;

namespace Millibar.Conformal;

/// <summary>Share of truths inside the interval, each data set judged by quantiles learnt without it.</summary>
/// <param name="ByDataSet">Every data set counts alike.</param>
/// <param name="ByCase">Every forecast counts alike.</param>
/// <param name="AtEnd">Only forecasts of the end of a curve.</param>
internal readonly record struct Coverage(double ByDataSet, double ByCase, double AtEnd)
{
    /// <summary>Leaves each data set out in turn.</summary>
    public static Coverage Of(QuantileLearner learner, LearnerFamily family, int reach, double level)
    {
        double covered = 0, weights = 0, ends = 0, coveredEnds = 0;
        int cases = 0, coveredCases = 0;
        foreach (var group in learner.Of(family, reach).GroupBy(r => r.Residual.DataSet))
        {
            var (low, high) = learner.Learn(family, reach, level, group.Key);
            foreach (var (residual, weight) in group)
            {
                var inside = residual.Value >= -low && residual.Value <= high;
                weights += weight;
                cases++;
                if (residual.AtEnd) ends++;
                if (!inside) continue;
                covered += weight;
                coveredCases++;
                if (residual.AtEnd) coveredEnds++;
            }
        }

        return new Coverage(covered / weights, (double)coveredCases / cases, coveredEnds / ends);
    }
}
