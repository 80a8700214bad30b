namespace Millibar.Train.Ceiling;

/// <summary>Pairs of labels within groups of identical inputs, and how many of them agree.</summary>
/// <param name="Agreeing">For each group of two or more, sum over classes of c (c - 1).</param>
/// <param name="Pairs">For each such group, m (m - 1); m rows.</param>
/// <param name="Rows">Rows in all those groups.</param>
internal sealed record LabelCounts(double[] Agreeing, double[] Pairs, int Rows)
{
    /// <summary>Counts the groups.</summary>
    /// <param name="groups">Group of each row, n values.</param>
    /// <param name="classes">Class of each row, 0 to k - 1; n values.</param>
    public static LabelCounts Of(int[] groups, int[] classes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(classes.Length, groups.Length);
        var order = new int[groups.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => groups[a] != groups[b] ? groups[a].CompareTo(groups[b]) : classes[a].CompareTo(classes[b]));

        List<double> agreeing = [], pairs = [];
        var rows = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            var agree = 0.0;
            while (end < order.Length && groups[order[end]] == groups[order[start]])
            {
                var run = end;
                while (run < order.Length && groups[order[run]] == groups[order[start]] && classes[order[run]] == classes[order[end]]) run++;
                agree += (double)(run - end) * (run - end - 1);
                end = run;
            }

            double size = end - start;
            if (size >= 2)
            {
                agreeing.Add(agree);
                pairs.Add(size * (size - 1));
                rows += end - start;
            }

            start = end;
        }

        return new LabelCounts([.. agreeing], [.. pairs], rows);
    }
}
