namespace Millibar.Data.Labels;

/// <summary>Rows counted by given label and by the class that the model is confident of.</summary>
/// <remarks>Source: C. G. Northcutt, L. Jiang and I. L. Chuang, J. Artif. Intell. Res. 70 (2021) 1373-1411, section 3.1.</remarks>
internal sealed record ConfidentCounts
{
    /// <summary>C, row-major k x k: rows given label, columns confident class.</summary>
    public required int[] Raw { get; init; }

    /// <summary>Rows of each given label, k values.</summary>
    public required int[] Labelled { get; init; }

    /// <summary>Rows of each given label that have a confident class: the row sums of C.</summary>
    public required int[] Counted { get; init; }

    /// <summary>Confident class of each row, -1 where the model is confident of none; n values.</summary>
    public required int[] Confident { get; init; }

    /// <summary>k.</summary>
    public int Classes => Labelled.Length;

    /// <summary>Off-diagonal rows of C.</summary>
    public int OffDiagonal => Counted.Sum() - Enumerable.Range(0, Classes).Sum(i => Raw[i * Classes + i]);

    /// <summary>Estimated number of wrong labels: off-diagonal mass of n Q.</summary>
    public double EstimatedErrors => Enumerable.Range(0, Classes).Sum(i => Labelled[i] - Joint(i, i));

    /// <summary>n Q: C with each row scaled to the number of rows so labelled; these then add up to n by themselves.</summary>
    /// <param name="given">Given label.</param>
    /// <param name="confident">Class that it should be.</param>
    public double Joint(int given, int confident) =>
        Counted[given] > 0 ? (double)Raw[given * Classes + confident] / Counted[given] * Labelled[given]
        : given == confident ? Labelled[given] : 0; // nothing known about these labels: taken as right

    /// <summary>Counts rows that are in memory.</summary>
    /// <inheritdoc cref="Of(int[], IProbabilityRows, CancellationToken)"/>
    public static ConfidentCounts Of(int[] given, double[] probabilities, int k) => Of(given, new HeldProbabilities(probabilities, k), CancellationToken.None);

    /// <summary>Counts the rows: two passes, O(n k).</summary>
    /// <param name="given">Given label of each row, 0 to k-1; n values.</param>
    /// <param name="probabilities">Out-of-sample probabilities, n x k.</param>
    /// <param name="ct">Cancels; looked at every block of rows.</param>
    public static ConfidentCounts Of(int[] given, IProbabilityRows probabilities, CancellationToken ct)
    {
        var k = probabilities.Classes;
        var labelled = new int[k];
        foreach (var label in given) labelled[label]++;
        var thresholds = Thresholds(given, probabilities, labelled, ct);
        var confident = new int[given.Length];
        RowBlocks.Each(probabilities, (first, block) =>
        {
            for (var at = 0; at < block.Length; at += k) confident[first++] = ConfidentClass(block.Slice(at, k), thresholds);
        }, ct);

        var (raw, counted) = (new int[k * k], new int[k]);
        for (var i = 0; i < given.Length; i++)
        {
            if (confident[i] < 0) continue;
            raw[given[i] * k + confident[i]]++;
            counted[given[i]]++;
        }

        return new ConfidentCounts { Raw = raw, Labelled = labelled, Counted = counted, Confident = confident };
    }

    /// <summary>t_k: mean probability of class k over the rows labelled k. A class without rows can be nobody's confident class.</summary>
    private static double[] Thresholds(int[] given, IProbabilityRows probabilities, int[] labelled, CancellationToken ct)
    {
        var k = labelled.Length;
        var own = new double[given.Length];
        RowBlocks.Each(probabilities, (first, block) =>
        {
            for (var at = 0; at < block.Length; at += k, first++) own[first] = block[at + given[first]];
        }, ct);

        // Added up in the order of the rows, so that the number of threads changes nothing.
        var thresholds = new double[k];
        for (var i = 0; i < own.Length; i++) thresholds[given[i]] += own[i];
        for (var c = 0; c < k; c++) thresholds[c] = labelled[c] == 0 ? double.PositiveInfinity : thresholds[c] / labelled[c];
        return thresholds;
    }

    private static int ConfidentClass(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> thresholds)
    {
        var confident = -1;
        var highest = double.NegativeInfinity;
        for (var c = 0; c < probabilities.Length; c++)
        {
            var p = probabilities[c];
            if (p < thresholds[c] || p <= highest) continue;
            confident = c;
            highest = p;
        }

        return confident;
    }
}
