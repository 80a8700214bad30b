using Millibar.Statistics.Resampling;

namespace Millibar.Statistics;

/// <summary>The bias-corrected and accelerated bootstrap of any statistic of rows.</summary>
/// <remarks>
/// <para>Source: B. Efron, J. Am. Stat. Assoc. 82 (1987) 171-185. For the metrics of scored rows use <see cref="MetricInterval"/> and
/// <see cref="PairedGain"/>, which are much faster. For clusters let a row of this bootstrap be a cluster.</para>
/// <para>Poor below about 30 rows in a stratum, and a point where all resamples agree.</para>
/// </remarks>
public static class BcaBootstrap
{
    /// <summary>The BCa interval.</summary>
    /// <param name="strata">Stratum of each of the n rows, 0 or more; rows are drawn within their stratum. All 0 for a plain bootstrap.</param>
    /// <param name="statistic">The statistic of the rows whose indices are given (n of them, with repeats; n - 1 in the jackknife). Finite.</param>
    /// <param name="resamples">Resamples; 2,000, or 10,000 near a gate.</param>
    /// <param name="level">Nominal coverage as a fraction, strictly between 0 and 1.</param>
    /// <param name="random">Source of the resamples.</param>
    /// <param name="ct">Cancels; looked at every resample.</param>
    /// <returns>The statistic of the sample and its interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No row, no resample, or a level outside (0, 1).</exception>
    /// <remarks>Cost: resamples + n evaluations of <paramref name="statistic"/>.</remarks>
    public static Interval Of(
        int[] strata, Func<ReadOnlySpan<int>, double> statistic, int resamples, double level, RandomStream random, CancellationToken ct)
    {
        NormalLaw.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(strata.Length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        var n = strata.Length;
        var order = new int[n];
        for (var i = 0; i < n; i++) order[i] = i;
        var keys = (int[])strata.Clone();
        Array.Sort(keys, order);

        var value = statistic(order);
        var drawn = new int[n];
        var replicates = new double[resamples];
        for (var b = 0; b < resamples; b++)
        {
            ct.ThrowIfCancellationRequested();
            for (var start = 0; start < n;)
            {
                var end = start + 1;
                while (end < n && keys[end] == keys[start]) end++;
                for (var i = start; i < end; i++) drawn[i] = order[start + random.NextInt(end - start)];
                start = end;
            }

            replicates[b] = statistic(drawn);
        }

        return BcaLimits.Of(value, replicates, Acceleration(keys, order, statistic, ct), level, int.MaxValue);
    }

    private static double Acceleration(int[] keys, int[] order, Func<ReadOnlySpan<int>, double> statistic, CancellationToken ct)
    {
        var n = order.Length;
        var kept = new int[n - 1];
        double squares = 0, cubes = 0;
        for (var start = 0; start < n;)
        {
            var end = start + 1;
            while (end < n && keys[end] == keys[start]) end++;
            var left = new double[end - start];
            for (var i = start; i < end && left.Length > 1; i++)
            {
                ct.ThrowIfCancellationRequested();
                order.AsSpan(0, i).CopyTo(kept);
                order.AsSpan(i + 1).CopyTo(kept.AsSpan(i));
                left[i - start] = statistic(kept);
            }

            var mean = left.Average();
            foreach (var l in left)
            {
                var influence = (mean - l) * (left.Length - 1);
                squares += influence * influence;
                cubes += influence * influence * influence;
            }

            start = end;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }
}
