using MathNet.Numerics.Distributions;

namespace Millibar.Statistics;

/// <summary>The standard normal distribution, and the few quantiles that intervals need.</summary>
internal static class NormalLaw
{
    public static double Below(double z) => Normal.CDF(0, 1, z);

    public static double Quantile(double probability) => Normal.InvCDF(0, 1, probability);

    /// <summary>The z of a two-sided level: 1.96 for 0.95.</summary>
    public static double TwoSided(double level)
    {
        RequireLevel(level);
        return Quantile(0.5 + level / 2);
    }

    public static void RequireLevel(double level)
    {
        if (!(level > 0 && level < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "strictly between 0 and 1");
    }
}
