namespace Millibar.Models.Features;

/// <summary>The hashed text columns that occur often enough in the fitted rows, with their inverse document frequencies.</summary>
/// <remarks>ln((1 + n) / (1 + rows with it)) + 1; each row is then scaled to unit length.</remarks>
internal sealed class FittedText
{
    private readonly Dictionary<int, int> _position;

    private FittedText(int[] columns, double[] idf, int first)
    {
        Columns = columns;
        Idf = idf;
        First = first;
        _position = new Dictionary<int, int>(columns.Length);
        for (var i = 0; i < columns.Length; i++) _position[columns[i]] = i;
    }

    /// <summary>Columns of the hashed matrix, ascending.</summary>
    public int[] Columns { get; }

    /// <summary>Weight of each column.</summary>
    public double[] Idf { get; }

    /// <summary>Number of the first text column in the learner's own count.</summary>
    public int First { get; }

    /// <summary>Learns the columns of some rows.</summary>
    public static FittedText Of(SparseRows text, int[] rows, int leastRows, int first)
    {
        var frequency = new int[text.Width];
        foreach (var row in rows)
            for (var e = text.Starts[row]; e < text.Starts[row + 1]; e++) frequency[text.Indices[e]]++;

        var columns = Enumerable.Range(0, text.Width).Where(c => frequency[c] >= leastRows).ToArray();
        var idf = Array.ConvertAll(columns, c => Math.Log((1.0 + rows.Length) / (1 + frequency[c])) + 1);
        return new FittedText(columns, idf, first);
    }

    /// <summary>Appends the entries of one row: column in the learner's own count, and value.</summary>
    public void Append(SparseRows text, int row, List<int> columns, List<double> values)
    {
        var start = values.Count;
        var squares = 0.0;
        for (var e = text.Starts[row]; e < text.Starts[row + 1]; e++)
        {
            if (!_position.TryGetValue(text.Indices[e], out var at)) continue;
            var value = text.Values[e] * Idf[at];
            squares += value * value;
            columns.Add(First + at);
            values.Add(value);
        }

        if (squares == 0) return;
        var scale = 1 / Math.Sqrt(squares);
        for (var i = start; i < values.Count; i++) values[i] *= scale;
    }
}
