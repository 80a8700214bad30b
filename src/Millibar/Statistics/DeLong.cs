using Millibar.Statistics.Metrics;

namespace Millibar.Statistics;

/// <summary>Variance of areas under ROC curves and the paired comparison of two of them, by placement values.</summary>
/// <remarks>
/// <para>Source: E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44 (1988) 837-845; O(n log n) by X. Sun and W. Xu,
/// IEEE Signal Process. Lett. 21 (2014) 1389-1393.</para>
/// <para>Not valid for nested models on their own training rows. Where the area is 0 or 1 the variance is 0 and the interval a point:
/// <see cref="MetricInterval"/> puts a bound in its place.</para>
/// </remarks>
internal static class DeLong
{
    /// <summary>The area with its normal interval, cut to [0, 1].</summary>
    /// <param name="scores">n finite scores; higher means rather positive.</param>
    /// <param name="positive">n truths; both kinds must occur.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a class is absent.</exception>
    public static Interval Of(double[] scores, bool[] positive, double level = 0.95)
    {
        var z = NormalLaw.TwoSided(level);
        var influence = Influence(scores, positive);
        var half = z * Math.Sqrt(influence.Covariance(influence));
        return new Interval(influence.Area, influence.Area - half, influence.Area + half, level).Clip(0, 1);
    }

    /// <summary>Compares two scores on the same rows.</summary>
    /// <param name="first">n finite scores.</param>
    /// <param name="second">n finite scores of the other classifier.</param>
    /// <param name="positive">n truths; both kinds must occur.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a class is absent.</exception>
    public static AreaComparison Compare(double[] first, double[] second, bool[] positive)
    {
        var a = Influence(first, positive);
        var b = Influence(second, positive);
        return new AreaComparison
        {
            First = a.Area,
            Second = b.Area,
            FirstVariance = a.Covariance(a),
            SecondVariance = b.Covariance(b),
            Covariance = a.Covariance(b),
        };
    }

    private static AreaInfluence Influence(double[] scores, bool[] positive)
    {
        if (scores.Length != positive.Length) throw new ArgumentException("one truth a score", nameof(positive));
        var placements = Placements.Of(scores, positive, []);
        if (!placements.Defined) throw new ArgumentException("both classes must occur", nameof(positive));
        var own = new int[scores.Length];
        for (var i = 0; i < own.Length; i++) own[i] = i;
        return AreaInfluence.Of(placements, positive, null, own, own.Length);
    }
}
