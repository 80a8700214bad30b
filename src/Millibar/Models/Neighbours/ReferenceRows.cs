using System.Numerics;
using Millibar.Models.Features;

namespace Millibar.Models.Neighbours;

/// <summary>The rows that are searched, laid out in tiles of one byte vector's width: first each number, then each category, for the whole tile.</summary>
internal sealed class ReferenceRows
{
    private ReferenceRows(int count, int numberCount, int categoryCount, float[] numbers, byte[] categories, Postings? text)
    {
        Count = count;
        NumberCount = numberCount;
        CategoryCount = categoryCount;
        Numbers = numbers;
        Categories = categories;
        Text = text;
    }

    /// <summary>Rows in a tile.</summary>
    public static int Tile => Vector<byte>.Count;

    public int Count { get; }

    public int NumberCount { get; }

    public int CategoryCount { get; }

    public int TileCount => (Count + Tile - 1) / Tile;

    /// <summary>Tile t, number j, row r at <c>(t * NumberCount + j) * Tile + r</c>.</summary>
    public float[] Numbers { get; }

    /// <summary>Tile t, category j, row r at <c>(t * CategoryCount + j) * Tile + r</c>.</summary>
    public byte[] Categories { get; }

    public Postings? Text { get; }

    /// <summary>Bytes needed to store the rows.</summary>
    public long SizeInBytes => (long)Count * (4 * NumberCount + CategoryCount) + 8L * (Text?.Rows.Length ?? 0);

    public static ReferenceRows Of(FeatureMatrix features, ReadOnlySpan<int> rows, NeighbourEncoding encoding, CancellationToken ct)
    {
        var (d, c) = (encoding.NumberCount, encoding.CategoryCount);
        var tiles = (rows.Length + Tile - 1) / Tile;
        var numbers = new float[tiles * d * Tile];
        var categories = new byte[tiles * c * Tile];
        var rowNumbers = new float[d];
        var rowCategories = new byte[c];
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % 1_000 == 0) ct.ThrowIfCancellationRequested();
            encoding.Encode(features, rows[i], isQuery: false, rowNumbers, rowCategories);
            var (tile, lane) = Math.DivRem(i, Tile);
            for (var j = 0; j < d; j++) numbers[(tile * d + j) * Tile + lane] = rowNumbers[j];
            for (var j = 0; j < c; j++) categories[(tile * c + j) * Tile + lane] = rowCategories[j];
        }

        var text = encoding.Text is { } fitted && features.Text is { } sparse ? Postings.Of(sparse, rows, fitted, ct) : null;
        return new ReferenceRows(rows.Length, d, c, numbers, categories, text);
    }
}
