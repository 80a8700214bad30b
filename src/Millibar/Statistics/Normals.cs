namespace Millibar.Statistics;

/// <summary>Standard normal draws by the thousand.</summary>
internal static class Normals
{
    /// <summary>Independent draws.</summary>
    public static double[] Draw(RandomStream random, int count)
    {
        var draws = new double[count];
        Fill(random, draws);
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

        Fill(random, values);
        var (follows, own) = (Math.Sign(share) * Math.Sqrt(Math.Abs(share)), Math.Sqrt(1 - Math.Abs(share)));
        for (var i = 0; i < values.Length; i++) values[i] = law.At(follows * common[i] + own * values[i]);
        return values;
    }

    /// <summary>Fills a span; the polar method gives two draws at a time (Marsaglia and Bray, SIAM Rev. 6, 1964).</summary>
    private static void Fill(RandomStream random, Span<double> draws)
    {
        for (var i = 0; i < draws.Length;)
        {
            var u = 2 * random.NextDouble() - 1;
            var v = 2 * random.NextDouble() - 1;
            var s = u * u + v * v;
            if (s is 0 or >= 1) continue;
            var scale = Math.Sqrt(-2 * Math.Log(s) / s);
            draws[i++] = u * scale;
            if (i < draws.Length) draws[i++] = v * scale;
        }
    }
}
