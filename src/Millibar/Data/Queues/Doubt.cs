namespace Millibar.Data.Queues;

/// <summary>How little a model commits itself on a row, 0 (sure) to 1 (nothing between the two best classes).</summary>
/// <remarks>Source: B. Settles, Active Learning Literature Survey, University of Wisconsin-Madison, TR 1648 (2009), section 3.1.</remarks>
internal static class Doubt
{
    /// <summary>1 minus the distance between the two highest probabilities.</summary>
    /// <param name="probabilities">k class probabilities of one row; k at least 2.</param>
    public static double Margin(ReadOnlySpan<double> probabilities)
    {
        double first = 0, second = 0;
        foreach (var p in probabilities)
        {
            if (p > first) (first, second) = (p, first);
            else if (p > second) second = p;
        }

        return Math.Clamp(1 - (first - second), 0, 1);
    }

    /// <summary>Entropy over its largest value, ln k.</summary>
    /// <inheritdoc cref="Margin"/>
    public static double Entropy(ReadOnlySpan<double> probabilities)
    {
        var sum = 0.0;
        foreach (var p in probabilities)
            if (p > 0) sum -= p * Math.Log(p);
        return Math.Clamp(sum / Math.Log(probabilities.Length), 0, 1);
    }
}
