namespace Millibar.Statistics;

/// <summary>How many rows in total would decide a requirement that an interval leaves undecided.</summary>
internal static class NeededToDecide
{
    /// <summary>Rows at which the interval would no longer hold the threshold.</summary>
    /// <param name="observed">The interval at <paramref name="rows"/> rows; it should hold <paramref name="threshold"/>.</param>
    /// <param name="threshold">The requirement's threshold, in the metric's unit.</param>
    /// <param name="rows">Independent rows that <paramref name="observed"/> rests on; at least 1.</param>
    /// <returns>
    /// Rows in total, each at least <paramref name="rows"/> + 1 (or <paramref name="rows"/> when the interval already decides):
    /// <c>Best</c> if the value stays as observed; <c>Low</c> if the true value lies one standard error farther from the threshold;
    /// <c>High</c> if it lies one standard error nearer, null when that reaches the threshold, so that no number of rows can be promised.
    /// </returns>
    /// <remarks>
    /// <para>Assumes that the half-width w facing the threshold shrinks like 1 / sqrt(n): with distance d between value and threshold,
    /// n' = n (w / d)^2. The standard error is w / z of the interval's level. A value on the threshold gives <c>Best</c> = <see cref="int.MaxValue"/>
    /// and no <c>High</c>; numbers beyond <see cref="int.MaxValue"/> are cut to it.</para>
    /// <para>Cost: constant time.</para>
    /// </remarks>
    public static (int Low, int Best, int? High) Rows(Interval observed, double threshold, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var distance = Math.Abs(observed.Value - threshold);
        var width = observed.Value >= threshold ? observed.Value - observed.Low : observed.High - observed.Value;
        if (distance > width) return (rows, rows, rows);
        var error = width / NormalLaw.TwoSided(observed.Level);
        if (width <= 0) return (rows + 1, int.MaxValue, null); // a value on the threshold, with no width to shrink
        return (
            Total(width, distance + error, rows),
            Total(width, distance, rows),
            distance > error ? Total(width, distance - error, rows) : null);
    }

    private static int Total(double width, double distance, int rows)
    {
        var total = rows * (width / distance) * (width / distance);
        return total >= int.MaxValue ? int.MaxValue : Math.Max(rows + 1, (int)Math.Ceiling(total * (1 - 1e-12)));
    }
}
