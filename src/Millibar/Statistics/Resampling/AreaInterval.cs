using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>Intervals of ROC areas and of their paired differences, defined for every sample.</summary>
internal static class AreaInterval
{
    /// <summary>DeLong on the logit scale, which keeps the limits inside (0, 1) and covers better near them (Pepe, 2003, section 5.2).</summary>
    public static Interval Of(ScoredRows rows, double level)
    {
        var (influence, fewest) = Influence(rows);
        if (influence is null) return new Interval(0.5, 0, 1, level);
        var area = influence.Area;
        var error = Math.Sqrt(Math.Max(0, influence.Covariance(influence)));
        // Without variance (a perfect, a useless order) each row of the smaller class is one trial.
        if (error <= 1e-12 || area <= 0 || area >= 1) return WilsonInterval.OfShare(area, fewest, level);
        var half = BcaLimits.StudentReach(level, fewest - 1) * error / (area * (1 - area));
        var logit = Math.Log(area / (1 - area));
        return new Interval(area, 1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)), level);
    }

    /// <summary>Paired DeLong: first minus second.</summary>
    public static Interval Difference(ScoredRows first, ScoredRows second, double level)
    {
        var (a, fewest) = Influence(first);
        var (b, _) = Influence(second);
        if (a is null || b is null) return new Interval(0, -1, 1, level);
        var error = Math.Sqrt(Math.Max(0, a.Covariance(a) + b.Covariance(b) - 2 * a.Covariance(b)));
        var difference = a.Area - b.Area;
        if (error <= 1e-12)
        {
            var both = fewest * Math.Min(a.Area, b.Area);
            var firstOnly = fewest * Math.Max(0, difference);
            var secondOnly = fewest * Math.Max(0, -difference);
            var bound = NewcombeInterval.PairedCounts(both, firstOnly, secondOnly, Math.Max(0, fewest - both - firstOnly - secondOnly), level);
            return bound with { Value = difference, Low = Math.Min(bound.Low, difference), High = Math.Max(bound.High, difference) };
        }

        var half = BcaLimits.StudentReach(level, fewest - 1) * error;
        return new Interval(difference, difference - half, difference + half, level).Clip(-1, 1);
    }

    private static (AreaInfluence? Influence, int Fewest) Influence(ScoredRows rows)
    {
        var placements = Placements.Of(rows);
        if (!placements.Defined) return (null, 0);
        var positive = new bool[rows.Count];
        for (var i = 0; i < positive.Length; i++) positive[i] = rows.TrueClass[i] == 1;
        var (clusterOfRow, clusters) = RowUnits.Clusters(rows);
        var influence = AreaInfluence.Of(placements, positive, rows.Weights, clusterOfRow, clusters);
        return (influence, Math.Min(influence.PositiveClusters, influence.NegativeClusters));
    }
}
