namespace Millibar.Statistics.Resampling;

/// <summary>Exact binomial draws in constant time.</summary>
/// <remarks>
/// Inversion below a mean of 10, else transformed rejection: W. Hörmann, "The generation of binomial random variates",
/// J. Stat. Comput. Simul. 46 (1993) 101-110, algorithm BTRS.
/// </remarks>
internal static class BinomialDraw
{
    private static readonly double[] StirlingTail =
    [
        0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
        0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
    ];

    /// <summary>Draws the number of successes in <paramref name="trials"/> with the given chance.</summary>
    public static int Next(RandomStream random, int trials, double chance)
    {
        if (trials <= 0 || chance <= 0) return 0;
        if (chance >= 1) return trials;
        if (chance > 0.5) return trials - Next(random, trials, 1 - chance);
        return trials * chance < 10 ? Invert(random, trials, chance) : Reject(random, trials, chance);
    }

    private static int Invert(RandomStream random, int n, double p)
    {
        var odds = p / (1 - p);
        var step = (n + 1) * odds;
        while (true)
        {
            var density = Math.Exp(n * Math.Log(1 - p));
            var u = random.NextDouble();
            for (var x = 0; x <= n; x++)
            {
                if (u < density) return x;
                u -= density;
                density *= step / (x + 1) - odds;
                if (density <= 0) break; // rounding ate the tail: draw anew
            }
        }
    }

    private static int Reject(RandomStream random, int n, double p)
    {
        var spread = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + 2.53 * spread;
        var a = -0.0873 + 0.0248 * b + 0.01 * p;
        var c = n * p + 0.5;
        var vr = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * spread;
        var odds = p / (1 - p);
        var mode = Math.Floor((n + 1) * p);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= vr) return (int)k;
            if (k < 0 || k > n) continue;
            var height = Math.Log(v * alpha / (a / (us * us) + b));
            var bound = (mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1)))
                + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1))
                + Tail(mode) + Tail(n - mode) - Tail(k) - Tail(n - k);
            if (height <= bound) return (int)k;
        }
    }

    /// <summary>Stirling's remainder of ln k!.</summary>
    private static double Tail(double k)
    {
        if (k < 10) return StirlingTail[(int)k];
        var inverse = 1 / (k + 1);
        var square = inverse * inverse;
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 * square) * square) * inverse;
    }
}
