namespace Millibar.Statistics.Metrics;

/// <summary>Absolute errors of regression rows in rising order.</summary>
internal sealed class SortedErrors
{
    private readonly int[] _order;
    private readonly double[] _errors;

    private SortedErrors(int[] order, double[] errors)
    {
        _order = order;
        _errors = errors;
    }

    public static SortedErrors Of(ScoredRows rows)
    {
        var n = rows.Count;
        var errors = new double[n];
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            errors[i] = Math.Abs(rows.PredictedValue[i] - rows.TrueValue[i]);
            order[i] = i;
        }

        Array.Sort(errors, order);
        return new SortedErrors(order, errors);
    }

    /// <summary>The weighted quantile: the least error with at least <paramref name="share"/> of the weight at or below it; the mean of the two neighbours where the share falls between them.</summary>
    /// <param name="share">0 to 1; 0.5 is the median.</param>
    /// <param name="weights">Weight of each row, zero allowed; empty means 1.</param>
    public double Quantile(double share, ReadOnlySpan<double> weights)
    {
        double total = 0;
        if (weights.IsEmpty) total = _errors.Length;
        else
            foreach (var w in weights) total += w;
        var goal = share * total;
        var slack = 1e-9 * total;
        double passed = 0;
        var last = _errors.Length - 1;
        for (var r = 0; r <= last; r++)
        {
            var w = weights.IsEmpty ? 1 : weights[_order[r]];
            if (w <= 0) continue;
            passed += w;
            if (passed < goal - slack) continue;
            if (passed > goal + slack) return _errors[r];
            for (var next = r + 1; next <= last; next++)
                if (weights.IsEmpty || weights[_order[next]] > 0) return 0.5 * (_errors[r] + _errors[next]);
            return _errors[r];
        }

        return _errors[last];
    }
}
