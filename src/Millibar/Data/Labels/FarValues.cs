using System.Collections.Immutable;

namespace Millibar.Data.Labels;

/// <summary>Regression targets that are far from what out-of-fold predictions expect, or far outside the other targets.</summary>
/// <remarks>
/// <para>A residual is measured in robust standard deviations (1.4826 times the median absolute residual) of the tenth of the rows with the most similar
/// predictions, so that large values, which scatter more, are not suspected for being large. Flagged from <see cref="FarFrom"/> on: 1 in 1.7 million of normal errors.</para>
/// <para>A target is outside the range when it lies more than three interquartile ranges beyond the quartiles (J. W. Tukey, Exploratory Data Analysis, 1977: far out).</para>
/// </remarks>
internal static class FarValues
{
    /// <summary>Robust standard deviations from which on a row is flagged.</summary>
    public const double FarFrom = 5;

    private const int Parts = 10;
    private const double Consistent = 1.4826;

    /// <summary>Finds them, the farthest first.</summary>
    /// <param name="values">Targets; n values.</param>
    /// <param name="predicted">Out-of-fold predictions; n values.</param>
    public static ImmutableArray<FarValue> Find(double[] values, double[] predicted)
    {
        var (low, high) = Fences(values);
        var scales = Scales(values, predicted);
        return
        [
            .. Enumerable.Range(0, values.Length)
                .Select(row => new FarValue(row, values[row], predicted[row], scales[row] > 0 ? (values[row] - predicted[row]) / scales[row] : 0, values[row] < low || values[row] > high))
                .Where(far => Math.Abs(far.Deviations) >= FarFrom || far.OutOfRange)
                .OrderByDescending(far => Math.Abs(far.Deviations)).ThenBy(far => far.Row),
        ];
    }

    private static (double Low, double High) Fences(double[] values)
    {
        double[] sorted = [.. values.Order()];
        var (first, third) = (sorted[sorted.Length / 4], sorted[3 * sorted.Length / 4]);
        var reach = 3 * (third - first);
        // Half of the targets alike: nothing says how far is far.
        return reach > 0 ? (first - reach, third + reach) : (double.NegativeInfinity, double.PositiveInfinity);
    }

    private static double[] Scales(double[] values, double[] predicted)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(row => predicted[row]).ThenBy(row => row)];
        var all = Median(order, values, predicted);
        var scales = new double[values.Length];
        for (var part = 0; part < Parts; part++)
        {
            var rows = order[(int)((long)order.Length * part / Parts)..(int)((long)order.Length * (part + 1) / Parts)];
            // A part that is predicted almost exactly would make a crime of every rounding.
            var scale = Consistent * Math.Max(Median(rows, values, predicted), all / 4);
            foreach (var row in rows) scales[row] = scale;
        }

        return scales;
    }

    private static double Median(int[] rows, double[] values, double[] predicted)
    {
        if (rows.Length == 0) return 0;
        double[] sizes = [.. rows.Select(row => Math.Abs(values[row] - predicted[row])).Order()];
        return sizes[sizes.Length / 2];
    }
}

/// <summary>A target that is far from expected.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Value">The target.</param>
/// <param name="Predicted">What was expected, out of fold.</param>
/// <param name="Deviations">Their distance in robust standard deviations, signed.</param>
/// <param name="OutOfRange">Whether the target lies far outside all the others.</param>
internal sealed record FarValue(int Row, double Value, double Predicted, double Deviations, bool OutOfRange);
