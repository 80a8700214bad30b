namespace Millibar.Statistics.Agreement;

/// <summary>How much two labels agree, k x k row-major: 1 for the same label, 0 for those farthest apart.</summary>
/// <remarks>Source: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), chapters 3 and 4; the distances of <see cref="Krippendorff"/> after K. Krippendorff, Content Analysis (2004), section 11.3.</remarks>
internal static class AgreementWeights
{
    /// <summary>1 on the diagonal.</summary>
    public static double[] Identity(int labels)
    {
        var weights = new double[labels * labels];
        for (var k = 0; k < labels; k++) weights[k * labels + k] = 1;
        return weights;
    }

    /// <summary>1 - |x - y| / range.</summary>
    public static double[] Linear(ReadOnlySpan<double> values) => Of(values, (x, y) => Math.Abs(x - y));

    /// <summary>1 - (x - y)^2 / range^2.</summary>
    public static double[] Quadratic(ReadOnlySpan<double> values) => Of(values, (x, y) => (x - y) * (x - y));

    /// <summary>The weights of a scale for all coefficients but Krippendorff's: linear by rank, quadratic by value.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="values">The labels as numbers, ascending; for <see cref="Scale.Nominal"/> and <see cref="Scale.Ordinal"/> only their number counts.</param>
    public static double[] Of(Scale scale, ReadOnlySpan<double> values) => scale switch
    {
        Scale.Nominal => Identity(values.Length),
        Scale.Ordinal => Linear(Ranks(values.Length)),
        Scale.Interval => Quadratic(values),
        _ => Of(values, Proportion),
    };

    /// <summary>Krippendorff's squared distance of a scale, scaled to at most 1 and turned into a weight.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="values">The labels as numbers, ascending.</param>
    /// <param name="totals">How often each label was given, which is what ordinal distance goes by.</param>
    public static double[] Krippendorff(Scale scale, ReadOnlySpan<double> values, ReadOnlySpan<double> totals)
    {
        if (scale != Scale.Ordinal) return scale == Scale.Nominal ? Identity(values.Length) : Of(scale, values);
        var places = new double[values.Length];
        double below = 0;
        for (var k = 0; k < places.Length; k++)
        {
            // Between c and k lie the totals from c to k less half of both ends: a difference of these midpoints.
            places[k] = below + totals[k] / 2;
            below += totals[k];
        }

        return Quadratic(places);
    }

    private static double Proportion(double x, double y) => x + y == 0 ? 0 : (x - y) * (x - y) / ((x + y) * (x + y));

    private static double[] Ranks(int count)
    {
        var ranks = new double[count];
        for (var k = 0; k < count; k++) ranks[k] = k;
        return ranks;
    }

    private static double[] Of(ReadOnlySpan<double> values, Func<double, double, double> distance)
    {
        var k = values.Length;
        var weights = new double[k * k];
        double farthest = 0;
        for (var a = 0; a < k; a++)
            for (var b = 0; b < k; b++) farthest = Math.Max(farthest, weights[a * k + b] = distance(values[a], values[b]));
        for (var w = 0; w < weights.Length; w++) weights[w] = farthest > 0 ? 1 - weights[w] / farthest : 1;
        return weights;
    }
}
