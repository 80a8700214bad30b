namespace Millibar.Data.Labels;

/// <summary>Flags labels that confident out-of-sample predictions contradict. Flags are not errors before review.</summary>
/// <remarks>
/// <para>A row is flagged only where another class is more probable than its label.</para>
/// <para>Cost: one more pass over the rows, O(n k) at worst; the numbers of flags are known before, so each pair of classes keeps its best rows in a heap and nothing is sorted.</para>
/// <para>Source: Northcutt, Jiang and Chuang, J. Artif. Intell. Res. 70 (2021) 1373-1411, section 3.2 (methods 2, 3 and 4 of its list).</para>
/// </remarks>
internal static class LabelFlags
{
    /// <summary>The flagged rows, ascending.</summary>
    /// <param name="method">How they are chosen.</param>
    /// <param name="given">Given label of each row, n values.</param>
    /// <param name="probabilities">n x k.</param>
    /// <param name="counts">The counts of the same rows.</param>
    /// <param name="ct">Cancels.</param>
    public static int[] Of(FlagMethod method, int[] given, IProbabilityRows probabilities, ConfidentCounts counts, CancellationToken ct) => method switch
    {
        FlagMethod.NoiseRate => ByNoiseRate(given, probabilities, counts, ct),
        FlagMethod.Class => ByClass(given, probabilities, counts, ct),
        FlagMethod.Joint => [.. Enumerable.Range(0, given.Length).Where(row => counts.Confident[row] >= 0 && counts.Confident[row] != given[row])],
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "unknown method"),
    };

    private static int[] ByNoiseRate(int[] given, IProbabilityRows probabilities, ConfidentCounts counts, CancellationToken ct)
    {
        var k = counts.Classes;
        var pairs = new (int Class, MostSuspect Rows)[k][];
        for (var i = 0; i < k; i++)
            pairs[i] = [.. from j in Enumerable.Range(0, k) where j != i let most = (int)Math.Round(counts.Joint(i, j)) where most > 0 select (j, new MostSuspect(most))];
        RowBlocks.Each(probabilities, (first, block) =>
        {
            for (var at = 0; at < block.Length; at += k, first++)
            {
                var own = block[at + given[first]];
                foreach (var (other, rows) in pairs[given[first]])
                    if (block[at + other] > own) rows.Add(first, block[at + other] - own);
            }
        }, ct);
        return [.. pairs.SelectMany(row => row).SelectMany(pair => pair.Rows.Rows).Distinct().Order()];
    }

    private static int[] ByClass(int[] given, IProbabilityRows probabilities, ConfidentCounts counts, CancellationToken ct)
    {
        var k = counts.Classes;
        MostSuspect?[] classes = [.. Enumerable.Range(0, k).Select(i => (int)Math.Round(counts.Labelled[i] - counts.Joint(i, i))).Select(most => most > 0 ? new MostSuspect(most) : null)];
        RowBlocks.Each(probabilities, (first, block) =>
        {
            for (var at = 0; at < block.Length; at += k, first++)
            {
                var row = block.Slice(at, k);
                if (classes[given[first]] is { } rows && row[LabelScores.BestOther(given[first], row)] > row[given[first]]) rows.Add(first, -row[given[first]]);
            }
        }, ct);
        return [.. classes.OfType<MostSuspect>().SelectMany(rows => rows.Rows).Order()];
    }
}
