using Millibar.Tables;

namespace Millibar.Data.Splits;

/// <summary>On which side of a project's split the rows of a table stand.</summary>
internal static class LockedSides
{
    /// <summary>One side a row, n values.</summary>
    /// <exception cref="MillibarException"><c>split-schema</c>: a column that the split rests on is missing or of another type; <c>time-missing</c>.</exception>
    public static SplitSide[] Of(LockedSplit split, Table table)
    {
        var test = Tested(split, table);
        var sides = Array.ConvertAll(test, inTest => inTest ? SplitSide.Test : SplitSide.Train);
        var seen = Seen(split, table);
        for (var row = 0; row < sides.Length; row++)
            // Behind the cut nothing may be learnt from, so what was seen there is used by nobody.
            if (sides[row] == SplitSide.Test && seen[row]) sides[row] = split.Kind == "time" ? SplitSide.Neither : SplitSide.Train;
        return sides;
    }

    /// <summary>Rows that were test rows of an earlier split and were looked at; n values.</summary>
    public static bool[] Seen(LockedSplit split, Table table)
    {
        var seen = new bool[table.RowCount];
        foreach (var earlier in split.Earlier)
        {
            var tested = Tested(earlier, table);
            for (var row = 0; row < seen.Length; row++) seen[row] |= tested[row];
        }

        return seen;
    }

    /// <summary>Fingerprint of what decides the side of each row under a split by chance; n values.</summary>
    public static UInt128[] Keys(IEnumerable<Column> columns, int rows)
    {
        var keys = new RowKeys(rows);
        foreach (var column in columns) keys.AddContent(column);
        return keys.Values;
    }

    /// <summary>A number in [0, 1), evenly spread over keys and salts.</summary>
    public static double Fraction(UInt128 key, ulong salt)
    {
        var bits = RowKeys.Scramble((ulong)key ^ RowKeys.Scramble((ulong)(key >> 64) + salt));
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    private static bool[] Tested(LockedSplit split, Table table)
    {
        if (!split.HasTest) return new bool[table.RowCount];
        if (split.Cut is { } cut)
        {
            split.Columns[0].In(table);
            var until = split.Until ?? double.PositiveInfinity;
            return Array.ConvertAll(SplitColumns.Times(table, table.IndexOf(split.Column!)), time => time >= cut && time <= until);
        }

        var columns = split.Columns.Select(column => column.In(table)).ToList();
        var tested = Array.ConvertAll(Keys(columns, table.RowCount), key => Fraction(key, split.Salt) < split.Share);
        // A row without a group cannot be followed from one version to the next: it is learnt from.
        if (split.Kind == "group")
            for (var row = 0; row < tested.Length; row++) tested[row] &= !columns[0].IsMissing(row);
        return tested;
    }
}
