using Millibar.Models.Targets;
using Millibar.Statistics;

namespace Millibar.Data.Order;

/// <summary>Whether the target stands in runs: the file is sorted, or put together, by what is to be predicted.</summary>
/// <param name="Sorted">Whether it does.</param>
/// <param name="Evidence">In what way, a clause with numbers; empty when it does not.</param>
internal sealed record TargetRuns(bool Sorted, Sentence Evidence)
{
    private const double FewRuns = 0.2;
    private const double NearlySorted = 0.98;

    /// <summary>Looks at the target in the order of the first <paramref name="rows"/> rows.</summary>
    /// <remarks>
    /// Classes: the number of runs against its expectation in random order, n - sum n_k (n_k - 1) / n (Wald and Wolfowitz, Ann. Math. Stat. 11, 1940,
    /// for k classes). A weather record has long spells and still half the expected runs or more; a file put together class by class has
    /// next to none. Numbers: rank correlation of neighbours above .98, or of value and place above .98 either way.
    /// </remarks>
    public static TargetRuns Of(Target target, int rows)
    {
        if (target.Task == TaskKind.Regression) return OfNumbers(target.Values[..rows]);
        var counts = new double[target.ClassCount];
        var runs = 1;
        for (var row = 0; row < rows; row++)
        {
            counts[target.Classes[row]]++;
            if (row > 0 && target.Classes[row] != target.Classes[row - 1]) runs++;
        }

        var expected = rows + 1 - counts.Sum(count => count * count) / rows;
        return runs < FewRuns * expected
            ? new TargetRuns(true, Sentence.Of($"the {rows:N0} rows fall into {runs:N0} runs of one class each, where {expected:N0} were to be expected in random order"))
            : new TargetRuns(false, Sentence.Empty);
    }

    private static TargetRuns OfNumbers(double[] values)
    {
        var ranks = Ranks.Of(values);
        var place = Ranks.Pearson(ranks, [.. Enumerable.Range(0, ranks.Length).Select(row => (double)row)]);
        if (Math.Abs(place) >= NearlySorted) return new TargetRuns(true, Sentence.Of($"value and place in the file have a rank correlation of {place:0.000}"));
        var neighbours = Ranks.Pearson(ranks[1..], ranks[..^1]);
        return neighbours >= NearlySorted
            ? new TargetRuns(true, Sentence.Of($"neighbouring rows have a rank correlation of {neighbours:0.000}"))
            : new TargetRuns(false, Sentence.Empty);
    }
}
