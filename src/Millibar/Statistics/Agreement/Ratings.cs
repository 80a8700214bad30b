namespace Millibar.Statistics.Agreement;

/// <summary>Who gave which label to which item, grouped by item; at most one label a rater and item.</summary>
internal sealed class Ratings
{
    private Ratings(int raters, int labels, int[] starts, int[] rater, int[] label)
    {
        (RaterCount, LabelCount, Starts, Rater, Label) = (raters, labels, starts, rater, label);
    }

    /// <summary>Number of items, those without an answer included.</summary>
    public int ItemCount => Starts.Length - 1;

    /// <summary>Number of raters (m).</summary>
    public int RaterCount { get; }

    /// <summary>Number of labels (k).</summary>
    public int LabelCount { get; }

    /// <summary>items + 1 offsets: item i has the answers Starts[i] up to Starts[i + 1].</summary>
    public int[] Starts { get; }

    /// <summary>Rater of each answer.</summary>
    public int[] Rater { get; }

    /// <summary>Label of each answer.</summary>
    public int[] Label { get; }

    /// <summary>Answers to an item.</summary>
    public int CountOf(int item) => Starts[item + 1] - Starts[item];

    /// <summary>Groups answers by item, in their order.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="raters">Number of raters.</param>
    /// <param name="labels">Number of labels.</param>
    /// <param name="item">Item of each answer.</param>
    /// <param name="rater">Rater of each answer.</param>
    /// <param name="label">Label of each answer.</param>
    public static Ratings Of(int items, int raters, int labels, ReadOnlySpan<int> item, ReadOnlySpan<int> rater, ReadOnlySpan<int> label)
    {
        var starts = new int[items + 1];
        foreach (var i in item) starts[i + 1]++;
        for (var i = 0; i < items; i++) starts[i + 1] += starts[i];
        var next = starts.AsSpan(0, items).ToArray();
        var (by, what) = (new int[item.Length], new int[item.Length]);
        for (var a = 0; a < item.Length; a++)
        {
            var at = next[item[a]]++;
            (by[at], what[at]) = (rater[a], label[a]);
        }

        return new Ratings(raters, labels, starts, by, what);
    }

    /// <summary>Ratings from a table items x raters; below 0 where there is no answer.</summary>
    public static Ratings OfTable(int labels, int[,] table)
    {
        var (item, rater, label) = (new List<int>(), new List<int>(), new List<int>());
        for (var i = 0; i < table.GetLength(0); i++)
            for (var r = 0; r < table.GetLength(1); r++)
            {
                if (table[i, r] < 0) continue;
                item.Add(i);
                rater.Add(r);
                label.Add(table[i, r]);
            }

        return Of(table.GetLength(0), table.GetLength(1), labels, [.. item], [.. rater], [.. label]);
    }

    /// <summary>The items for which it holds, alone.</summary>
    public Ratings Where(Func<int, bool> holds)
    {
        var (item, rater, label) = (new List<int>(), new List<int>(), new List<int>());
        var kept = 0;
        for (var i = 0; i < ItemCount; i++)
        {
            if (!holds(i)) continue;
            for (var a = Starts[i]; a < Starts[i + 1]; a++)
            {
                item.Add(kept);
                rater.Add(Rater[a]);
                label.Add(Label[a]);
            }

            kept++;
        }

        return Of(kept, RaterCount, LabelCount, [.. item], [.. rater], [.. label]);
    }
}
