namespace Millibar.Statistics;

/// <summary>Standard normal draws by the thousand.</summary>
internal static class Normals
{
    /// <summary>Independent draws.</summary>
    public static double[] Draw(RandomStream random, int count)
    {
        var draws = new double[count];
        for (var i = 0; i < count; i++) draws[i] = random.NextGaussian();
        return draws;
    }

    /// <summary>Draws of a law of which a share of the variance follows a common cause.</summary>
    /// <param name="law">The law.</param>
    /// <param name="random">The input's own stream.</param>
    /// <param name="common">The common cause, standard normal, one a draw.</param>
    /// <param name="share">Share of the normal variable's variance that follows it, -1 to 1; below 0 it goes against the cause.</param>
    public static double[] Draw(RangeLaw law, RandomStream random, ReadOnlySpan<double> common, double share)
    {
        var values = new double[common.Length];
        if (law.Scale == 0)
        {
            Array.Fill(values, law.At(0));
            return values;
        }

        var (follows, own) = (Math.Sign(share) * Math.Sqrt(Math.Abs(share)), Math.Sqrt(1 - Math.Abs(share)));
        for (var i = 0; i < values.Length; i++) values[i] = law.At(follows * common[i] + own * random.NextGaussian());
        return values;
    }
}
