namespace Millibar.Statistics.Metrics;

/// <summary>The area under the ROC curve with each row's placement value: the share of the other class that it is ordered right against.</summary>
/// <remarks>Ties count a half. O(n log n): Sun and Xu, IEEE Signal Process. Lett. 21 (2014), by weighted mid-ranks.</remarks>
internal sealed record Placements
{
    /// <summary>The area; 0.5 when a class is absent.</summary>
    public required double Area { get; init; }

    /// <summary>Placement of each row among the other class, 0 to 1; n values.</summary>
    public required double[] Values { get; init; }

    /// <summary>Total weight of class 1.</summary>
    public required double PositiveWeight { get; init; }

    /// <summary>Total weight of class 0.</summary>
    public required double NegativeWeight { get; init; }

    /// <summary>Whether both classes occur.</summary>
    public bool Defined => PositiveWeight > 0 && NegativeWeight > 0;

    public static Placements Of(ScoredRows rows)
    {
        var scores = new double[rows.Count];
        var positive = new bool[rows.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = rows.Probabilities[i * rows.ClassCount + 1];
            positive[i] = rows.TrueClass[i] == 1;
        }

        return Of(scores, positive, rows.Weights);
    }

    /// <summary>Places the rows.</summary>
    /// <param name="scores">n scores, higher means rather class 1. Not changed.</param>
    /// <param name="positive">Whether each row is of class 1.</param>
    /// <param name="weights">Weight of each row; empty means 1.</param>
    public static Placements Of(double[] scores, bool[] positive, ReadOnlySpan<double> weights)
    {
        var n = scores.Length;
        var sorted = (double[])scores.Clone();
        var order = new int[n];
        double positives = 0, negatives = 0;
        for (var i = 0; i < n; i++)
        {
            order[i] = i;
            var w = weights.IsEmpty ? 1 : weights[i];
            if (positive[i]) positives += w;
            else negatives += w;
        }

        Array.Sort(sorted, order);
        var values = new double[n];
        double below = 0, belowPositive = 0, area = 0;
        for (var start = 0; start < n;)
        {
            var end = start;
            double tied = 0, tiedPositive = 0;
            for (; end < n && sorted[end] == sorted[start]; end++)
            {
                var w = weights.IsEmpty ? 1 : weights[order[end]];
                if (positive[order[end]]) tiedPositive += w;
                else tied += w;
            }

            for (var r = start; r < end; r++)
            {
                var i = order[r];
                values[i] = positive[i]
                    ? (negatives > 0 ? (below + 0.5 * tied) / negatives : 0.5)
                    : (positives > 0 ? 1 - (belowPositive + 0.5 * tiedPositive) / positives : 0.5);
            }

            area += tiedPositive * (below + 0.5 * tied);
            below += tied;
            belowPositive += tiedPositive;
            start = end;
        }

        var defined = positives > 0 && negatives > 0;
        return new Placements
        {
            Area = defined ? Math.Clamp(area / positives / negatives, 0, 1) : 0.5,
            Values = values,
            PositiveWeight = positives,
            NegativeWeight = negatives,
        };
    }
}
