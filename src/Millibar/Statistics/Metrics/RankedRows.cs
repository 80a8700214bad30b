namespace Millibar.Statistics.Metrics;

/// <summary>Rows in falling order of score, with their ties.</summary>
internal sealed class RankedRows
{
    private RankedRows(int[] order, bool[] positive, bool[] closesTie)
    {
        Order = order;
        Positive = positive;
        ClosesTie = closesTie;
    }

    /// <summary>Row at each rank, best score first; n values.</summary>
    public int[] Order { get; }

    /// <summary>Whether the row at each rank is of class 1.</summary>
    public bool[] Positive { get; }

    /// <summary>Whether the row at each rank is the last of those with its score.</summary>
    public bool[] ClosesTie { get; }

    /// <summary>Ranks by the probability of class 1.</summary>
    public static RankedRows OfPositiveClass(ScoredRows rows)
    {
        var n = rows.Count;
        var scores = new double[n];
        for (var i = 0; i < n; i++) scores[i] = -rows.Probabilities[i * rows.ClassCount + 1];
        var order = new int[n];
        for (var i = 0; i < n; i++) order[i] = i;
        Array.Sort(scores, order);
        var positive = new bool[n];
        var closes = new bool[n];
        for (var r = 0; r < n; r++)
        {
            positive[r] = rows.TrueClass[order[r]] == 1;
            closes[r] = r == n - 1 || scores[r] != scores[r + 1];
        }

        return new RankedRows(order, positive, closes);
    }

    /// <summary>Average precision: the sum over distinct scores of (gain in recall) x precision; ties move together.</summary>
    /// <param name="weights">Weight of each row (by row, not by rank); null means 1. Zero is allowed.</param>
    /// <returns>Between 0 and 1; 0 without positives.</returns>
    public double AveragePrecision(ReadOnlySpan<double> weights)
    {
        double hits = 0, seen = 0, sum = 0, gained = 0;
        var weighted = !weights.IsEmpty;
        for (var r = 0; r < Order.Length; r++)
        {
            var w = weighted ? weights[Order[r]] : 1;
            seen += w;
            if (Positive[r])
            {
                hits += w;
                gained += w;
            }

            if (!ClosesTie[r] || gained <= 0) continue;
            sum += gained * hits / seen;
            gained = 0;
        }

        return hits > 0 ? Math.Min(sum / hits, 1) : 0;
    }
}
