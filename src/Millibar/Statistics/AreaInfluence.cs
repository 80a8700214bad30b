using Millibar.Statistics.Metrics;

namespace Millibar.Statistics;

/// <summary>How much each cluster pulls an area under the ROC curve, through its positive and through its negative rows.</summary>
/// <remarks>Obuchowski, Biometrics 53 (1997) 567-578; with clusters of one row this is DeLong. Weights enter as frequencies do.</remarks>
internal sealed class AreaInfluence
{
    private readonly double[] _positive;
    private readonly double[] _negative;

    private AreaInfluence(double area, double[] positive, double[] negative, int positives, int negatives)
    {
        Area = area;
        _positive = positive;
        _negative = negative;
        PositiveClusters = positives;
        NegativeClusters = negatives;
    }

    /// <summary>The area.</summary>
    public double Area { get; }

    /// <summary>Clusters with a positive row.</summary>
    public int PositiveClusters { get; }

    /// <summary>Clusters with a negative row.</summary>
    public int NegativeClusters { get; }

    public static AreaInfluence Of(Placements placements, bool[] positive, double[]? weights, int[] clusterOfRow, int clusters)
    {
        var up = new double[clusters];
        var down = new double[clusters];
        var hasPositive = new bool[clusters];
        var hasNegative = new bool[clusters];
        for (var i = 0; i < positive.Length; i++)
        {
            var c = clusterOfRow[i];
            var pull = (weights?[i] ?? 1) * (placements.Values[i] - placements.Area);
            if (positive[i])
            {
                up[c] += pull / placements.PositiveWeight;
                hasPositive[c] = true;
            }
            else
            {
                down[c] += pull / placements.NegativeWeight;
                hasNegative[c] = true;
            }
        }

        return new AreaInfluence(placements.Area, up, down, hasPositive.Count(x => x), hasNegative.Count(x => x));
    }

    /// <summary>Covariance of two areas on the same rows; with itself, the variance.</summary>
    public double Covariance(AreaInfluence other)
    {
        double positive = 0, negative = 0, cross = 0;
        for (var c = 0; c < _positive.Length; c++)
        {
            positive += _positive[c] * other._positive[c];
            negative += _negative[c] * other._negative[c];
            cross += _positive[c] * other._negative[c] + _negative[c] * other._positive[c];
        }

        return Unbias(PositiveClusters) * positive + Unbias(NegativeClusters) * negative + Unbias(_positive.Length) * cross;
    }

    private static double Unbias(int count) => count > 1 ? count / (count - 1.0) : 1;
}
