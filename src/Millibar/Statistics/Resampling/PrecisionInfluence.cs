using Millibar.Statistics.Metrics;

namespace Millibar.Statistics.Resampling;

/// <summary>How much each row pulls average precision: its variance without resampling, for many rows.</summary>
/// <remarks>
/// The derivative of AP = (1/P) sum over positives of TP(s) / (TP(s) + FP(s)) by the weight of each row. A positive adds its own
/// precision and lifts that of all positives below it by FP / R^2; a negative lowers theirs by TP / R^2, where R = TP + FP.
/// </remarks>
internal static class PrecisionInfluence
{
    /// <summary>Rows beyond which this takes the place of resampling.</summary>
    public const int Enough = 5_000;

    /// <summary>Influence of each row times its weight, n values; they sum to about 0 within each class' effect.</summary>
    public static double[] Of(RankedRows ranked, double[]? weights)
    {
        var n = ranked.Order.Length;
        var precision = new double[n];
        var lift = new double[n];
        var drop = new double[n];
        double hits = 0, seen = 0;
        for (var start = 0; start < n;)
        {
            var end = start;
            double gained = 0;
            do
            {
                var w = weights?[ranked.Order[end]] ?? 1;
                seen += w;
                if (ranked.Positive[end]) gained += w;
            }
            while (!ranked.ClosesTie[end++]);

            hits += gained;
            for (var r = start; r < end; r++) precision[r] = hits / seen;
            lift[start] = gained * (seen - hits) / (seen * seen);
            drop[start] = gained * hits / (seen * seen);
            start = end;
        }

        var pulls = new double[n];
        if (hits <= 0) return pulls;
        var average = ranked.AveragePrecision(weights);
        double lifts = 0, drops = 0;
        var pending = n;
        for (var r = n - 1; r >= 0; r--)
        {
            if (r > 0 && !ranked.ClosesTie[r - 1]) continue;
            lifts += lift[r];
            drops += drop[r];
            for (var t = r; t < pending; t++)
            {
                var w = weights?[ranked.Order[t]] ?? 1;
                pulls[ranked.Order[t]] = w / hits * (ranked.Positive[t] ? precision[t] - average + lifts : -drops);
            }

            pending = r;
        }

        return pulls;
    }

    /// <summary>Standard error from influences summed over units, centred within each stratum.</summary>
    public static double StandardError(double[] pulls, RowUnits units)
    {
        var sums = new double[units.Strata.Units];
        for (var i = 0; i < pulls.Length; i++) sums[units.OfRow[i]] += pulls[i];
        return Math.Sqrt(units.Strata.CentredSquares(sums));
    }
}
