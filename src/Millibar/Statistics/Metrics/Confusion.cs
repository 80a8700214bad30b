namespace Millibar.Statistics.Metrics;

/// <summary>What all our metrics need of a k x k confusion matrix: its diagonal and its margins. Counts may be fractional.</summary>
internal readonly ref struct Confusion(ReadOnlySpan<double> cells, int classCount, double falsePositiveCost, double falseNegativeCost)
{
    /// <summary>Correct rows of each class.</summary>
    public readonly ReadOnlySpan<double> Hits = cells[..classCount];

    /// <summary>True rows of each class.</summary>
    public readonly ReadOnlySpan<double> Truth = cells.Slice(classCount, classCount);

    /// <summary>Predicted rows of each class.</summary>
    public readonly ReadOnlySpan<double> Predicted = cells.Slice(2 * classCount, classCount);

    /// <summary>Cost of a false positive.</summary>
    public readonly double FalsePositiveCost = falsePositiveCost;

    /// <summary>Cost of a false negative.</summary>
    public readonly double FalseNegativeCost = falseNegativeCost;

    /// <summary>Mean recall over the classes that occur.</summary>
    public static double BalancedAccuracy(in Confusion c)
    {
        double sum = 0;
        var present = 0;
        for (var i = 0; i < c.Truth.Length; i++)
        {
            if (c.Truth[i] <= 0) continue;
            sum += c.Hits[i] / c.Truth[i];
            present++;
        }

        return present > 0 ? sum / present : 0;
    }

    /// <summary>F1 of class 1; 0 without true and predicted positives.</summary>
    public static double F1(in Confusion c) => F1(c, 1);

    /// <summary>Mean F1 over the classes that occur or are predicted.</summary>
    public static double F1Macro(in Confusion c)
    {
        double sum = 0;
        var present = 0;
        for (var i = 0; i < c.Truth.Length; i++)
        {
            if (c.Truth[i] + c.Predicted[i] <= 0) continue;
            sum += F1(c, i);
            present++;
        }

        return present > 0 ? sum / present : 0;
    }

    /// <summary>Matthews correlation (binary); 0 when either margin has one class only. Matthews, BBA 405 (1975).</summary>
    public static double Mcc(in Confusion c)
    {
        double tn = c.Hits[0], tp = c.Hits[1], fp = c.Predicted[1] - tp, fn = c.Truth[1] - tp;
        var denominator = Math.Sqrt(c.Truth[0]) * Math.Sqrt(c.Truth[1]) * Math.Sqrt(c.Predicted[0]) * Math.Sqrt(c.Predicted[1]);
        return denominator > 0 ? Math.Clamp((tp * tn - fp * fn) / denominator, -1, 1) : 0;
    }

    /// <summary>Cohen's kappa; 0 when chance alone would agree on everything. Cohen, Educ. Psychol. Meas. 20 (1960).</summary>
    public static double Kappa(in Confusion c)
    {
        double total = 0, hits = 0, chance = 0;
        for (var i = 0; i < c.Truth.Length; i++)
        {
            total += c.Truth[i];
            hits += c.Hits[i];
            chance += c.Truth[i] * c.Predicted[i];
        }

        if (total <= 0) return 0;
        chance /= total * total;
        return chance < 1 ? Math.Clamp((hits / total - chance) / (1 - chance), -1, 1) : 0;
    }

    /// <summary>Mean cost per row (binary).</summary>
    public static double Cost(in Confusion c)
    {
        var total = c.Truth[0] + c.Truth[1];
        var falsePositives = Math.Max(0, c.Truth[0] - c.Hits[0]);
        var falseNegatives = Math.Max(0, c.Truth[1] - c.Hits[1]);
        return total > 0 ? (falsePositives * c.FalsePositiveCost + falseNegatives * c.FalseNegativeCost) / total : 0;
    }

    private static double F1(in Confusion c, int i)
    {
        var denominator = c.Truth[i] + c.Predicted[i];
        return denominator > 0 ? 2 * c.Hits[i] / denominator : 0;
    }
}
