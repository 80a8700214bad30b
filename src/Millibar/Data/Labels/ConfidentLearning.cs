using System.Collections.Immutable;

namespace Millibar.Data.Labels;

/// <summary>Finds labels that confident out-of-sample predictions contradict.</summary>
/// <remarks>
/// Confident learning, pruned by noise rate: for each pair of classes (i, j) the round(n Q_ij) rows labelled i with the largest p_j - p_i are flagged.
/// Takes labels and probabilities, never a model. Source: Northcutt, Jiang and Chuang, J. Artif. Intell. Res. 70 (2021) 1373-1411.
/// </remarks>
internal static class ConfidentLearning
{
    private const int Shown = 20;

    /// <summary>Audits the labels.</summary>
    /// <param name="given">Given label of each row, 0 to k-1; n values, at least 1.</param>
    /// <param name="probabilities">Row-major n x k, columns in class order, each row summing to 1; every row predicted by a model that did not learn from it or from a copy of it.</param>
    /// <param name="k">Number of classes, at least 2.</param>
    /// <param name="rowNumbers">Row number of each row in the file; n values.</param>
    /// <param name="classNames">k names.</param>
    /// <returns>The number of flags and the 20 most suspect of them by normalised margin, worst first. Flags are not errors before review.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lengths do not fit each other.</exception>
    public static LabelAudit Audit(int[] given, double[] probabilities, int k, int[] rowNumbers, IReadOnlyList<string> classNames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, given.Length * k);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rowNumbers.Length, given.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classNames.Count, k);

        var flagged = Flag(given, probabilities, ConfidentCounts.Of(given, probabilities, k));
        var suspects = flagged
            .Select(row => (Row: row, Score: NormalisedMargin(given[row], probabilities.AsSpan(row * k, k))))
            .OrderBy(s => s.Score).ThenBy(s => rowNumbers[s.Row])
            .Take(Shown)
            .Select(s => new SuspectRow(rowNumbers[s.Row], classNames[given[s.Row]], classNames[BestOther(given[s.Row], probabilities.AsSpan(s.Row * k, k))], s.Score))
            .ToImmutableArray();
        return new LabelAudit(flagged.Length, given.Length, suspects);
    }

    /// <summary>The normalised margin (p_given - highest other p + 1) / 2: 0 most suspect, 1 least.</summary>
    /// <param name="given">The given label.</param>
    /// <param name="probabilities">k probabilities.</param>
    internal static double NormalisedMargin(int given, ReadOnlySpan<double> probabilities) =>
        (probabilities[given] - probabilities[BestOther(given, probabilities)] + 1) / 2;

    /// <summary>Rows flagged by noise rate, ascending.</summary>
    internal static int[] Flag(int[] given, double[] probabilities, ConfidentCounts counts)
    {
        var k = counts.Classes;
        var byLabel = new List<int>[k];
        for (var c = 0; c < k; c++) byLabel[c] = [];
        for (var i = 0; i < given.Length; i++) byLabel[given[i]].Add(i);

        var flagged = new SortedSet<int>();
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var count = i == j ? 0 : (int)Math.Round(counts.Joint[i * k + j]);
                if (count == 0) continue;
                flagged.UnionWith(byLabel[i]
                    .OrderByDescending(row => probabilities[row * k + j] - probabilities[row * k + i]).ThenBy(row => row)
                    .Take(count)
                    .Where(row => probabilities[row * k + j] > probabilities[row * k + i]));
            }
        }

        return [.. flagged];
    }

    private static int BestOther(int given, ReadOnlySpan<double> probabilities)
    {
        var best = given == 0 ? 1 : 0;
        for (var c = 0; c < probabilities.Length; c++)
            if (c != given && probabilities[c] > probabilities[best]) best = c;
        return best;
    }
}
