namespace Millibar.Statistics;

/// <summary>How many rows a measurement needs, before it is made.</summary>
internal static class SampleSize
{
    /// <summary>Rows that bring the half-width of the Wilson interval of a proportion down to <paramref name="halfWidth"/>.</summary>
    /// <param name="share">The expected proportion, 0 to 1.</param>
    /// <param name="halfWidth">Strictly between 0 and 0.5, e.g. 0.01 for one point.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <remarks>Assumes independent rows. At 90 %, one point needs 3,461 rows.</remarks>
    public static int ForProportion(double share, double halfWidth, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (!(halfWidth > 0 && halfWidth < 0.5)) throw new ArgumentOutOfRangeException(nameof(halfWidth));
        var z = NormalLaw.TwoSided(level);
        double HalfWidth(int n) => z / (1 + z * z / n) * Math.Sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        int low = 0, high = int.MaxValue;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (HalfWidth(middle) <= halfWidth) high = middle;
            else low = middle;
        }

        return high;
    }

    /// <summary>Rows that both classifiers answer, to detect a difference in accuracy with McNemar's test.</summary>
    /// <param name="difference">The difference to detect, above 0 and at most <paramref name="disagreement"/>.</param>
    /// <param name="disagreement">Share of rows on which exactly one of the two is right, above 0 to 1.</param>
    /// <param name="level">1 - the two-sided type-I error.</param>
    /// <param name="power">Chance of detecting it.</param>
    /// <remarks>Source: R. J. Connor, Biometrics 43 (1987) 207-211.</remarks>
    public static int ForPairedDifference(double difference, double disagreement, double level = 0.95, double power = 0.8)
    {
        if (!(difference > 0 && difference <= disagreement && disagreement <= 1)) throw new ArgumentOutOfRangeException(nameof(difference));
        var root = NormalLaw.TwoSided(level) * Math.Sqrt(disagreement)
            + Power(power) * Math.Sqrt(disagreement - difference * difference);
        return WholeRows(root * root / (difference * difference));
    }

    /// <summary>Rows in each of two independent samples, to detect the difference between two proportions.</summary>
    /// <param name="share1">One proportion, 0 to 1.</param>
    /// <param name="share2">The other, 0 to 1 and not equal.</param>
    /// <param name="level">1 - the two-sided type-I error.</param>
    /// <param name="power">Chance of detecting it.</param>
    /// <remarks>Normal approximation with unpooled variance.</remarks>
    public static int ForUnpairedDifference(double share1, double share2, double level = 0.95, double power = 0.8)
    {
        if (!(share1 is >= 0 and <= 1) || !(share2 is >= 0 and <= 1) || share1 == share2) throw new ArgumentOutOfRangeException(nameof(share1));
        var z = NormalLaw.TwoSided(level) + Power(power);
        var gap = share1 - share2;
        return WholeRows(z * z * (share1 * (1 - share1) + share2 * (1 - share2)) / (gap * gap));
    }

    private static double Power(double power)
    {
        if (!(power > 0 && power < 1)) throw new ArgumentOutOfRangeException(nameof(power));
        return NormalLaw.Quantile(power);
    }

    private static int WholeRows(double rows) => rows >= int.MaxValue ? int.MaxValue : (int)Math.Ceiling(rows);
}
