using Millibar.Statistics;

namespace Millibar.Data.Queues;

/// <summary>The chance that more test rows decide a requirement that an interval leaves undecided.</summary>
/// <remarks>
/// <para>Before the labels are known: the true value is taken to be normal about the observed one with its standard error s. With m more rows the standard
/// error becomes s' = s sqrt(n / (n + m)), and the new estimate is normal with variance s^2 - s'^2 about the old. The requirement is decided when the new
/// estimate lies at least z s' from the threshold.</para>
/// <para>Source: pre-posterior analysis, H. Raiffa, R. Schlaifer, Applied Statistical Decision Theory (1961), chapter 5.</para>
/// </remarks>
internal static class DecisionChance
{
    /// <summary>The chance, 0 to 1.</summary>
    /// <param name="observed">The interval at <paramref name="rows"/> rows, at the requirement's confidence.</param>
    /// <param name="threshold">The requirement's threshold.</param>
    /// <param name="rows">Independent rows behind it, at least 1.</param>
    /// <param name="more">Rows that are added, counted in rows drawn alike; above 0.</param>
    public static double Of(Interval observed, double threshold, int rows, double more)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (!(more > 0)) throw new ArgumentOutOfRangeException(nameof(more));
        var z = NormalLaw.TwoSided(observed.Level);
        var distance = observed.Value - threshold;
        var width = distance >= 0 ? observed.Value - observed.Low : observed.High - observed.Value;
        var error = width / z;
        if (!(error > 0)) return Math.Abs(distance) > 0 ? 1 : 0;
        var later = error * Math.Sqrt(rows / (rows + more));
        var move = Math.Sqrt(error * error - later * later);
        return NormalLaw.Below((distance - z * later) / move) + NormalLaw.Below((-distance - z * later) / move);
    }
}
