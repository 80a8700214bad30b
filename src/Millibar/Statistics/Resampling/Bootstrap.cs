namespace Millibar.Statistics.Resampling;

/// <summary>Runs a bootstrap in which all statistics see the same resamples.</summary>
internal static class Bootstrap
{
    /// <summary>Replicates of each statistic, statistics x resamples.</summary>
    public static double[][] Replicate(
        Strata strata, IReadOnlyList<IResampledStatistic> statistics, int resamples, RandomStream random, CancellationToken ct)
    {
        var replicates = new double[statistics.Count][];
        for (var s = 0; s < replicates.Length; s++) replicates[s] = new double[resamples];
        var counts = new double[strata.Units];
        for (var b = 0; b < resamples; b++)
        {
            ct.ThrowIfCancellationRequested();
            strata.Draw(random, counts);
            for (var s = 0; s < replicates.Length; s++) replicates[s][b] = statistics[s].Of(counts);
        }

        return replicates;
    }
}
