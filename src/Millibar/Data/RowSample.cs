using Millibar.Statistics;

namespace Millibar.Data;

/// <summary>Rows that stand for all rows where a measurement of all would be slow.</summary>
internal static class RowSample
{
    /// <summary>At most <paramref name="most"/> of the first <paramref name="rows"/> rows, ascending, without replacement; all of them where they are fewer.</summary>
    public static int[] Take(int rows, int most, RandomStream random)
    {
        if (rows <= most) return [.. Enumerable.Range(0, rows)];
        // Selection sampling: each row is taken with the chance that is left (Knuth, TAOCP 2, algorithm S).
        var taken = new int[most];
        var count = 0;
        for (var row = 0; count < most; row++)
            if (random.NextDouble() * (rows - row) < most - count) taken[count++] = row;
        return taken;
    }

    /// <summary>What to say of a measurement on <paramref name="taken"/> of <paramref name="rows"/> rows; empty when it was all of them.</summary>
    public static Sentence Note(int taken, int rows) => taken == rows ? Sentence.Empty : Sentence.Of($"(Measured on {taken:N0} of {rows:N0} rows, drawn at random.)");
}
