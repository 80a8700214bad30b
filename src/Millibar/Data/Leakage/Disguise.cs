using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Leakage;

/// <summary>Columns that are the target under another name: copies, recodings, monotone transforms.</summary>
internal static class Disguise
{
    private const double Exceptions = 0.001;
    private const int FewestRows = 20;
    private const int FewestSteps = 3;

    /// <summary>Whether each value of the column stands for one class and each class for one value, but for one row in a thousand.</summary>
    public static bool Recodes(ColumnBins bins, Outcome outcome)
    {
        if (outcome.Task == TaskKind.Regression || outcome.Count < FewestRows || !bins.Exact) return false;
        var pairs = Pairs(bins, outcome);
        var allowed = Exceptions * outcome.Count;
        double kept = 0;
        var classOf = new int[bins.Count];
        var used = new int[outcome.ClassCount];
        for (var bin = 0; bin < bins.Count; bin++)
        {
            var best = 0;
            for (var k = 1; k < outcome.ClassCount; k++)
                if (pairs[bin, k] > pairs[bin, best]) best = k;
            if (pairs[bin, best] == 0) continue;
            kept += pairs[bin, best];
            classOf[bin] = best;
            // A value of a few stray rows does not make the recoding ambiguous.
            if (pairs[bin, best] > allowed) used[best]++;
        }

        return outcome.Count - kept <= allowed && Array.TrueForAll(used, times => times == 1);
    }

    /// <summary>Whether the column rises (or falls) with the target throughout: a copy in other units, on another scale, or in steps.</summary>
    /// <remarks>Sorted by the target, the column never goes the other way but for one row in a thousand.</remarks>
    public static bool FollowsMonotonically(Column column, int[] rows, Outcome outcome)
    {
        if (outcome.Task != TaskKind.Regression || column is not Column.Number number) return false;
        var pairs = Enumerable.Range(0, rows.Length).Select(i => (Target: outcome.Values[i], Value: number.Values[rows[i]]))
            .Where(pair => !double.IsNaN(pair.Value)).OrderBy(pair => pair.Target).ThenBy(pair => pair.Value).ToArray();
        if (pairs.Length < FewestRows || pairs.Length < 0.5 * rows.Length) return false;
        var values = Array.ConvertAll(pairs, pair => pair.Value);
        var groups = values.GroupBy(value => value).Select(group => group.Count()).ToList();
        // Rows at the commonest value are in order whatever happens; only the others are evidence.
        var telling = values.Length - groups.Max();
        if (groups.Count < FewestSteps || telling < FewestRows) return false;
        var up = OutOfOrder(values, 1);
        Array.Sort(pairs, (a, b) => a.Target != b.Target ? a.Target.CompareTo(b.Target) : b.Value.CompareTo(a.Value));
        var down = OutOfOrder(Array.ConvertAll(pairs, pair => pair.Value), -1);
        return Math.Min(up, down) <= Exceptions * telling;
    }

    /// <summary>Values to take out so that the rest never goes the wrong way: length minus longest monotone subsequence (patience sorting).</summary>
    private static int OutOfOrder(double[] values, int sign)
    {
        var tails = new List<double>();
        foreach (var value in values)
        {
            var signed = sign * value;
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (tails[middle] <= signed) low = middle + 1;
                else high = middle;
            }

            if (low == tails.Count) tails.Add(signed);
            else tails[low] = signed;
        }

        return values.Length - tails.Count;
    }

    private static int[,] Pairs(ColumnBins bins, Outcome outcome)
    {
        var pairs = new int[bins.Count, outcome.ClassCount];
        for (var row = 0; row < outcome.Count; row++) pairs[bins.Codes[row], outcome.Classes[row]]++;
        return pairs;
    }
}
