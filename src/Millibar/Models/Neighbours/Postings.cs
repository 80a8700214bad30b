using Millibar.Models.Features;

namespace Millibar.Models.Neighbours;

/// <summary>The text of the reference rows by column: which rows hold it, and its value there.</summary>
/// <param name="Starts">One offset more than there are columns.</param>
/// <param name="Rows">Reference row of each entry.</param>
/// <param name="Values">Value of each entry; the values of a row have unit length.</param>
internal sealed record Postings(int[] Starts, int[] Rows, float[] Values)
{
    public static Postings Of(SparseRows text, ReadOnlySpan<int> rows, FittedText fitted, CancellationToken ct)
    {
        List<int> columns = [];
        List<double> values = [];
        var ends = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % 1_000 == 0) ct.ThrowIfCancellationRequested();
            fitted.Append(text, rows[i], columns, values);
            ends[i] = columns.Count;
        }

        var starts = new int[fitted.Columns.Length + 1];
        foreach (var column in columns) starts[column + 1]++;
        for (var c = 0; c < fitted.Columns.Length; c++) starts[c + 1] += starts[c];
        var next = starts.AsSpan(0, fitted.Columns.Length).ToArray();
        var postedRows = new int[columns.Count];
        var postedValues = new float[columns.Count];
        var entry = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            for (; entry < ends[i]; entry++)
            {
                var at = next[columns[entry]]++;
                postedRows[at] = i;
                postedValues[at] = (float)values[entry];
            }
        }

        return new Postings(starts, postedRows, postedValues);
    }

    /// <summary>Adds 2 - 2 cos to the distances of every reference row.</summary>
    public void AddDistances(List<int> columns, List<double> values, Span<float> distances)
    {
        for (var i = 0; i < distances.Length; i++) distances[i] += 2;
        for (var e = 0; e < columns.Count; e++)
        {
            var factor = -2 * (float)values[e];
            for (var at = Starts[columns[e]]; at < Starts[columns[e] + 1]; at++) distances[Rows[at]] += factor * Values[at];
        }
    }
}
