using Millibar.Train.LearningCurves;

namespace Millibar.Conformal;

/// <summary>Weighted quantiles of residuals: every data set counts alike, however many cuts its curves allow.</summary>
internal sealed class QuantileLearner
{
    private readonly Dictionary<(LearnerFamily, int), (Residual Residual, double Weight)[]> _sorted = [];

    /// <summary>Sorts the residuals of each family and reach; <see cref="LearnerFamily.Other"/> takes all.</summary>
    public QuantileLearner(IReadOnlyCollection<Residual> residuals)
    {
        foreach (var family in Enum.GetValues<LearnerFamily>())
        {
            for (var reach = 0; reach < Residual.Reaches.Length; reach++)
            {
                var chosen = residuals.Where(r => r.Reach == reach && (family == LearnerFamily.Other || r.Family == family)).ToArray();
                var counts = chosen.GroupBy(r => (r.DataSet, r.Family)).ToDictionary(g => g.Key, g => g.Count());
                _sorted[(family, reach)] = [.. chosen.OrderBy(r => r.Value).Select(r => (r, 1.0 / counts[(r.DataSet, r.Family)]))];
            }
        }
    }

    /// <summary>The residuals of a family and reach, ascending, with their weights.</summary>
    public IReadOnlyList<(Residual Residual, double Weight)> Of(LearnerFamily family, int reach) => _sorted[(family, reach)];

    /// <summary>q_low and q_high of a level, both at least 0, learnt without one data set (0: with all).</summary>
    public (double Low, double High) Learn(LearnerFamily family, int reach, double level, int without)
    {
        var used = _sorted[(family, reach)].Where(r => r.Residual.DataSet != without).ToArray();
        return (Math.Max(0, -Quantile(used, (1 - level) / 2)), Math.Max(0, Quantile(used, (1 + level) / 2)));
    }

    private static double Quantile((Residual Residual, double Weight)[] sorted, double share)
    {
        var wanted = share * sorted.Sum(r => r.Weight);
        var sum = 0.0;
        foreach (var (residual, weight) in sorted)
        {
            sum += weight;
            if (sum >= wanted) return residual.Value;
        }

        return sorted[^1].Residual.Value;
    }
}
