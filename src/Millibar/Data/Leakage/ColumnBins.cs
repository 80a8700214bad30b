using Millibar.Tables;

namespace Millibar.Data.Leakage;

/// <summary>One column cut into few bins: each distinct value, or ranges of about equal count where there are many.</summary>
/// <param name="Codes">Bin of each sampled row, 0 to <paramref name="Count"/> - 1; s values. Missing is a bin of its own.</param>
/// <param name="Count">Number of bins.</param>
/// <param name="Exact">Whether each bin is one value.</param>
internal sealed record ColumnBins(int[] Codes, int Count, bool Exact)
{
    private const int MostBins = 64;

    /// <summary>Bins of a column over some rows.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">Sampled rows.</param>
    /// <param name="exactLevels">Up to so many distinct values get a bin each.</param>
    public static ColumnBins Of(Column column, int[] rows, int exactLevels = MostBins) => column switch
    {
        Column.Number number => OfNumbers(Array.ConvertAll(rows, row => number.Values[row]), Math.Max(exactLevels, MostBins)),
        Column.Date date => OfNumbers(Array.ConvertAll(rows, row => date.Seconds[row]), Math.Max(exactLevels, MostBins)),
        Column.Text text => OfText(text, rows, Math.Max(exactLevels, MostBins)),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "unknown kind of column"),
    };

    private static ColumnBins OfText(Column.Text text, int[] rows, int most)
    {
        var counts = new int[text.Levels.Length];
        foreach (var row in rows)
            if (text.Codes[row] >= 0) counts[text.Codes[row]]++;
        int[] levels = [.. Enumerable.Range(0, counts.Length).Where(level => counts[level] > 0).OrderByDescending(level => counts[level]).ThenBy(level => level)];
        // Bin 0 is missing, bin 1 all rare levels; the others are the most frequent levels.
        var bin = new int[counts.Length];
        Array.Fill(bin, 1);
        for (var i = 0; i < Math.Min(levels.Length, most); i++) bin[levels[i]] = i + 2;
        return new ColumnBins(Array.ConvertAll(rows, row => text.Codes[row] < 0 ? 0 : bin[text.Codes[row]]), Math.Min(levels.Length, most) + 2, levels.Length <= most);
    }

    private static ColumnBins OfNumbers(double[] values, int most)
    {
        var sorted = Array.FindAll(values, value => !double.IsNaN(value));
        Array.Sort(sorted);
        var distinct = 0;
        for (var i = 0; i < sorted.Length && distinct <= most; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) distinct++;
        var exact = distinct <= most;

        // Highest value of each bin. A value that fills a bin alone gets one.
        var tops = new List<double>();
        var size = Math.Max(1, sorted.Length / MostBins);
        var inBin = 0;
        for (var i = 0; i < sorted.Length;)
        {
            var next = i + 1;
            while (next < sorted.Length && sorted[next] == sorted[i]) next++;
            var own = exact || next - i >= size;
            if (own && inBin > 0 && i > 0) Close(sorted[i - 1]);
            inBin += next - i;
            if (own || inBin >= size || next == sorted.Length) Close(sorted[i]);
            i = next;
        }

        var edges = tops.ToArray();
        return new ColumnBins(
            Array.ConvertAll(values, value => double.IsNaN(value) ? 0 : 1 + Place(edges, value)),
            edges.Length + 1,
            exact);

        void Close(double top)
        {
            tops.Add(top);
            inBin = 0;
        }
    }

    private static int Place(double[] edges, double value)
    {
        var at = Array.BinarySearch(edges, value);
        return at >= 0 ? at : ~at;
    }
}
