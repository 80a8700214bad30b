using MathNet.Numerics.Distributions;

namespace Millibar.Statistics.Resampling;

/// <summary>Limits of bootstrap intervals from replicates.</summary>
internal static class BcaLimits
{
    /// <summary>Bias-corrected and accelerated limits. Efron, J. Am. Stat. Assoc. 82 (1987) 171-185.</summary>
    /// <param name="value">The statistic of the sample.</param>
    /// <param name="replicates">Its replicates; sorted in place.</param>
    /// <param name="acceleration">From the jackknife.</param>
    /// <param name="level">Nominal coverage.</param>
    /// <param name="smallest">Rows of the smallest stratum for the small-sample expansion; <see cref="int.MaxValue"/> for none.</param>
    public static Interval Of(double value, double[] replicates, double acceleration, double level, int smallest)
    {
        Array.Sort(replicates);
        int below = 0, equal = 0;
        foreach (var r in replicates)
        {
            if (r < value) below++;
            else if (r == value) equal++;
        }

        // Half of the ties count as below; never 0 or 1, whose normal quantiles are infinite.
        var share = Math.Clamp((below + 0.5 * equal) / replicates.Length, 0.5 / replicates.Length, 1 - 0.5 / replicates.Length);
        var bias = NormalLaw.Quantile(share);
        var z = Reach(level, smallest);
        return new Interval(
            value, Quantile(replicates, Tail(bias, acceleration, -z)), Quantile(replicates, Tail(bias, acceleration, z)), level);
    }

    /// <summary>Basic limits, which take twice the bias off: for statistics whose replicates are biased, such as sums of absolute gaps.</summary>
    public static Interval Basic(double value, double[] replicates, double level, int smallest)
    {
        Array.Sort(replicates);
        var z = Reach(level, smallest);
        return new Interval(
            value, 2 * value - Quantile(replicates, NormalLaw.Below(z)), 2 * value - Quantile(replicates, NormalLaw.Below(-z)), level);
    }

    /// <summary>How many standard errors out the limits are taken: z, or sqrt(m / (m - 1)) t for m rows (Hesterberg, Am. Stat. 69, 2015).</summary>
    public static double Reach(double level, int smallest)
    {
        if (smallest == int.MaxValue) return NormalLaw.TwoSided(level);
        double m = Math.Max(2, smallest);
        return Math.Sqrt(m / (m - 1)) * StudentReach(level, m - 1);
    }

    /// <summary>Student's two-sided quantile.</summary>
    public static double StudentReach(double level, double freedom) =>
        freedom > 1e6 ? NormalLaw.TwoSided(level) : StudentT.InvCDF(0, 1, Math.Max(1, freedom), 0.5 + level / 2);

    private static double Tail(double bias, double acceleration, double z)
    {
        var shifted = bias + z;
        var stretch = 1 - acceleration * shifted;
        // Beyond the pole of the transformation the limit is the extreme replicate.
        return stretch <= 0 ? (shifted > 0 ? 1 : 0) : NormalLaw.Below(bias + shifted / stretch);
    }

    /// <summary>Quantile of sorted replicates.</summary>
    public static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length + 1) - 1;
        if (position <= 0) return sorted[0];
        if (position >= sorted.Length - 1) return sorted[^1];
        var index = (int)position;
        return sorted[index] + (position - index) * (sorted[index + 1] - sorted[index]);
    }
}
