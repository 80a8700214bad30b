namespace Millibar.Statistics.Metrics;

/// <summary>Probabilities turned into predicted classes.</summary>
internal static class Decisions
{
    /// <summary>Predicted class of each row, n values.</summary>
    public static int[] Of(ScoredRows rows, DecisionRule rule)
    {
        var n = rows.Count;
        var k = rows.ClassCount;
        var p = rows.Probabilities;
        var predicted = new int[n];
        if (rows.Task == TaskKind.Binary)
        {
            var threshold = rule == DecisionRule.LeastCost ? CostThreshold(rows) : 0.5;
            for (var i = 0; i < n; i++) predicted[i] = p[2 * i + 1] > threshold ? 1 : 0;
            return predicted;
        }

        for (var i = 0; i < n; i++)
        {
            var row = p.AsSpan(i * k, k);
            var best = 0;
            for (var c = 1; c < row.Length; c++)
                if (row[c] > row[best]) best = c;
            predicted[i] = best;
        }

        return predicted;
    }

    /// <summary>Elkan, IJCAI 2001: act when p FN exceeds (1 - p) FP.</summary>
    private static double CostThreshold(ScoredRows rows)
    {
        var sum = rows.FalsePositiveCost + rows.FalseNegativeCost;
        return sum > 0 ? rows.FalsePositiveCost / sum : 0.5;
    }
}
