using System.Collections.Immutable;
using Millibar.Statistics;
using Millibar.Tables;

namespace Millibar.Data.Splits;

/// <summary>Makes a project's split on its first data version.</summary>
internal static class LockedSplitMaker
{
    /// <summary>Salts that are tried: the one that balances the classes best is taken.</summary>
    private const int Salts = 128;

    private const int ValueBins = 10;

    /// <summary>A split by chance: of single rows, or of groups when the draft names a column.</summary>
    /// <param name="draft">What is known of it; the salt is chosen here.</param>
    /// <param name="table">The data version, n rows.</param>
    /// <param name="strata">Class of each row, or its bin (see <see cref="Bins"/>); n values.</param>
    /// <param name="random">Draws the salts.</param>
    /// <exception cref="MillibarException"><c>split-too-few</c>: no draw leaves rows on both sides.</exception>
    /// <remarks>Among salts nothing but the class shares decides, so the choice is as blind to the features as stratified sampling.</remarks>
    public static LockedSplit ByChance(LockedSplit draft, Table table, int[] strata, RandomStream random)
    {
        if (!draft.HasTest) return draft;
        var keys = LockedSides.Keys(draft.Columns.Select(column => column.In(table)), table.RowCount);
        var barred = LockedSides.Seen(draft, table);
        // A row without a group is learnt from, see LockedSides.
        if (draft.Kind == "group" && draft.Columns[0].In(table) is { } groups)
            for (var row = 0; row < barred.Length; row++) barred[row] |= groups.IsMissing(row);
        var units = Units(keys, strata, barred);
        var classes = 1 + strata.DefaultIfEmpty(0).Max();
        ulong? best = null;
        var least = double.PositiveInfinity;
        for (var turn = 0; turn < Salts; turn++)
        {
            var salt = random.NextBits();
            var off = Imbalance(units, classes, salt, draft.Share);
            if (!(off < least)) continue;
            (best, least) = (salt, off);
        }

        return best is { } found ? draft with { Salt = found } : throw TooFew(draft, units.Count);
    }

    /// <summary>A split by time: the last share of the rows, from the start of a time on.</summary>
    /// <param name="draft">What is known of it; the cut is chosen here.</param>
    /// <param name="times">Time of each row; n values.</param>
    /// <param name="after">Times up to this one were looked at under an earlier split; null when none were.</param>
    /// <exception cref="MillibarException"><c>time-too-coarse</c>, or <c>split-nothing-new</c>: no row is later than <paramref name="after"/>.</exception>
    public static LockedSplit ByTime(LockedSplit draft, double[] times, double? after)
    {
        var ordered = times.Order().ToArray();
        if (ordered.Length == 0 || ordered[0] == ordered[^1]) throw SplitMaker.SameTime(times, [.. Enumerable.Range(0, times.Length)]);
        if (!draft.HasTest) return draft;
        var wanted = ordered[(int)Math.Round((1 - draft.Share) * (ordered.Length - 1))];
        // A time that all share with the first row would leave nothing to learn from.
        if (wanted == ordered[0]) wanted = ordered.First(time => time > ordered[0]);
        if (after is not { } seen || wanted > seen) return draft with { Cut = wanted };
        var fresh = ordered.FirstOrDefault(time => time > seen, double.NaN);
        return !double.IsNaN(fresh) ? draft with { Cut = fresh } : throw new MillibarException(
            "split-nothing-new",
            "Every row up to the last one was looked at under the split before, so no row is left for a new test part.",
            "--replace",
            "Collect later rows, add them with `millibar data add FILE`, then split again.");
    }

    /// <summary>Ten bins of equal count over a numeric target.</summary>
    public static int[] Bins(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(row => values[row]).ThenBy(row => row).ToArray();
        var bins = new int[values.Length];
        for (var rank = 0; rank < order.Length; rank++) bins[order[rank]] = (int)((long)rank * ValueBins / order.Length);
        return bins;
    }

    /// <summary>How far the class shares of the test part are from what they should be (Pearson's chi-square); infinite when a side is empty.</summary>
    private static double Imbalance(List<Unit> units, int classes, ulong salt, double share)
    {
        var (held, all) = (new double[classes], new double[classes]);
        var tested = 0;
        foreach (var unit in units)
        {
            all[unit.Stratum] += unit.Rows;
            if (LockedSides.Fraction(unit.Key, salt) >= share) continue;
            held[unit.Stratum] += unit.Rows;
            tested++;
        }

        if (tested == 0 || tested == units.Count) return double.PositiveInfinity;
        var sum = 0.0;
        for (var c = 0; c < classes; c++)
            if (all[c] > 0)
                sum += Math.Pow(held[c] - share * all[c], 2) / (share * all[c]);
        return sum;
    }

    private static List<Unit> Units(UInt128[] keys, int[] strata, bool[] barred)
    {
        var places = new Dictionary<(UInt128, int), int>(keys.Length);
        var units = new List<Unit>(keys.Length);
        for (var row = 0; row < keys.Length; row++)
        {
            if (barred[row]) continue;
            if (places.TryGetValue((keys[row], strata[row]), out var place))
            {
                units[place] = units[place] with { Rows = units[place].Rows + 1 };
                continue;
            }

            places[(keys[row], strata[row])] = units.Count;
            units.Add(new Unit(keys[row], strata[row], 1));
        }

        return units;
    }

    private static MillibarException TooFew(LockedSplit draft, int units) => new(
        "split-too-few",
        draft.Column is { } column ? $"\"{column}\" makes {units:N0} groups, too few to put {draft.Share:P0} of the rows aside." : $"{units:N0} distinct rows are too few to put {draft.Share:P0} of them aside.",
        draft.Column is null ? "data split" : "--group",
        "Name another column, or collect more.");

    private readonly record struct Unit(UInt128 Key, int Stratum, int Rows);
}
