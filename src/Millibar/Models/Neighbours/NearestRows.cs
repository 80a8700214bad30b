using System.Numerics;
using System.Runtime.InteropServices;
using Millibar.Models.Features;

namespace Millibar.Models.Neighbours;

/// <summary>Finds the nearest reference rows of some queries, exactly.</summary>
/// <remarks>
/// <para>Every pair is looked at, in blocks of references that stay in cache while a batch of queries passes over them; two queries share each load.</para>
/// <para>A distance adds its terms in the same order whatever the vector width, so the answer is the same on every machine. Of equally near rows the first ones are kept.</para>
/// </remarks>
internal sealed class NearestRows
{
    private const int Batch = 128;
    private const int BlockBytes = 64 * 1024;

    private readonly FeatureMatrix _features;
    private readonly NeighbourEncoding _encoding;
    private readonly ReferenceRows _references;
    private readonly int _k;

    public NearestRows(FeatureMatrix features, NeighbourEncoding encoding, ReferenceRows references, int k)
    {
        _features = features;
        _encoding = encoding;
        _references = references;
        _k = k;
    }

    /// <summary>Finds the k nearest references of each query, nearest first.</summary>
    /// <param name="queries">Rows of the features.</param>
    /// <param name="found">Receives k positions among the references for each query.</param>
    /// <param name="ct">Cancels.</param>
    public void Find(ReadOnlySpan<int> queries, Span<int> found, CancellationToken ct)
    {
        for (var start = 0; start < queries.Length; start += Batch)
        {
            ct.ThrowIfCancellationRequested();
            var count = Math.Min(Batch, queries.Length - start);
            FindBatch(queries.Slice(start, count), found.Slice(start * _k, count * _k), ct);
        }
    }

    private void FindBatch(ReadOnlySpan<int> queries, Span<int> found, CancellationToken ct)
    {
        var (d, c, tile) = (_references.NumberCount, _references.CategoryCount, ReferenceRows.Tile);
        // An odd last query is paired with an empty one.
        var pairs = (queries.Length + 1) / 2;
        var numbers = new float[2 * pairs * d];
        var categories = new byte[2 * pairs * c];
        for (var q = 0; q < queries.Length; q++)
            _encoding.Encode(_features, queries[q], isQuery: true, numbers.AsSpan(q * d, d), categories.AsSpan(q * c, c));

        var nearest = new float[2 * pairs * _k];
        Array.Fill(nearest, float.PositiveInfinity);
        if (_references.Text is { } text)
        {
            FindWithText(text, queries, numbers, categories, nearest, found, ct);
            return;
        }

        var distances = new float[2 * tile];
        var blockTiles = Math.Max(1, BlockBytes / Math.Max(1, tile * (4 * d + c)));
        for (var first = 0; first < _references.TileCount; first += blockTiles)
        {
            ct.ThrowIfCancellationRequested();
            var last = Math.Min(first + blockTiles, _references.TileCount);
            for (var pair = 0; pair < pairs; pair++)
            {
                var q = 2 * pair;
                var single = q + 1 == queries.Length;
                for (var t = first; t < last; t++)
                {
                    if (!Distances(t, numbers.AsSpan(q * d, 2 * d), categories.AsSpan(q * c, 2 * c), nearest[(q + 1) * _k - 1], nearest[(q + 2) * _k - 1], distances))
                        continue;
                    Keep(distances.AsSpan(0, tile), t * tile, nearest.AsSpan(q * _k, _k), found.Slice(q * _k, _k));
                    if (!single) Keep(distances.AsSpan(tile, tile), t * tile, nearest.AsSpan((q + 1) * _k, _k), found.Slice((q + 1) * _k, _k));
                }
            }
        }
    }

    /// <summary>Text adds to every distance, so that they are made for all references before any is kept.</summary>
    private void FindWithText(
        Postings text, ReadOnlySpan<int> queries, float[] numbers, byte[] categories, float[] nearest, Span<int> found, CancellationToken ct)
    {
        var (d, c, tile) = (_references.NumberCount, _references.CategoryCount, ReferenceRows.Tile);
        var all = new float[_references.TileCount * tile];
        var distances = new float[2 * tile];
        List<int> columns = [];
        List<double> values = [];
        for (var q = 0; q < queries.Length; q++)
        {
            ct.ThrowIfCancellationRequested();
            Array.Clear(all);
            for (var t = 0; t < _references.TileCount && d + c > 0; t++)
            {
                var pair = q / 2 * 2;
                Distances(t, numbers.AsSpan(pair * d, 2 * d), categories.AsSpan(pair * c, 2 * c), float.PositiveInfinity, float.PositiveInfinity, distances);
                distances.AsSpan((q - pair) * tile, tile).CopyTo(all.AsSpan(t * tile));
            }

            columns.Clear();
            values.Clear();
            _encoding.Text!.Append(_features.Text!, queries[q], columns, values);
            text.AddDistances(columns, values, all);
            Keep(all, 0, nearest.AsSpan(q * _k, _k), found.Slice(q * _k, _k));
        }
    }

    /// <summary>Squared distances of one tile to two queries; false when none is below its query's limit (then nothing is written).</summary>
    private bool Distances(int tileIndex, ReadOnlySpan<float> numbers, ReadOnlySpan<byte> categories, float limit0, float limit1, Span<float> distances)
    {
        var (d, c, tile) = (_references.NumberCount, _references.CategoryCount, ReferenceRows.Tile);
        var width = (nuint)Vector<float>.Count;
        Vector<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector<float> b0 = default, b1 = default, b2 = default, b3 = default;
        ref var x = ref MemoryMarshal.GetArrayDataReference(_references.Numbers);
        var at = (nuint)(tileIndex * d * tile);
        for (var j = 0; j < d; j++, at += 4 * width)
        {
            var x0 = Vector.LoadUnsafe(ref x, at);
            var x1 = Vector.LoadUnsafe(ref x, at + width);
            var x2 = Vector.LoadUnsafe(ref x, at + 2 * width);
            var x3 = Vector.LoadUnsafe(ref x, at + 3 * width);
            var q = new Vector<float>(numbers[j]);
            a0 = AddSquare(x0 - q, a0);
            a1 = AddSquare(x1 - q, a1);
            a2 = AddSquare(x2 - q, a2);
            a3 = AddSquare(x3 - q, a3);
            q = new Vector<float>(numbers[d + j]);
            b0 = AddSquare(x0 - q, b0);
            b1 = AddSquare(x1 - q, b1);
            b2 = AddSquare(x2 - q, b2);
            b3 = AddSquare(x3 - q, b3);
        }

        if (c > 0)
        {
            AddMismatches(tileIndex, categories[..c], ref a0, ref a1, ref a2, ref a3);
            AddMismatches(tileIndex, categories[c..], ref b0, ref b1, ref b2, ref b3);
        }

        var l0 = new Vector<float>(limit0);
        var l1 = new Vector<float>(limit1);
        if (!Vector.LessThanAny(Vector.Min(Vector.Min(a0, a1), Vector.Min(a2, a3)), l0)
            && !Vector.LessThanAny(Vector.Min(Vector.Min(b0, b1), Vector.Min(b2, b3)), l1)) return false;
        ref var output = ref MemoryMarshal.GetReference(distances);
        a0.StoreUnsafe(ref output);
        a1.StoreUnsafe(ref output, width);
        a2.StoreUnsafe(ref output, 2 * width);
        a3.StoreUnsafe(ref output, 3 * width);
        b0.StoreUnsafe(ref output, 4 * width);
        b1.StoreUnsafe(ref output, 5 * width);
        b2.StoreUnsafe(ref output, 6 * width);
        b3.StoreUnsafe(ref output, 7 * width);
        return true;
    }

    private static Vector<float> AddSquare(Vector<float> difference, Vector<float> sum) => Vector.FusedMultiplyAdd(difference, difference, sum);

    /// <summary>Adds 2 for each category that differs; up to 255 are counted in bytes before they are added.</summary>
    private void AddMismatches(
        int tileIndex, ReadOnlySpan<byte> categories, ref Vector<float> s0, ref Vector<float> s1, ref Vector<float> s2, ref Vector<float> s3)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(_references.Categories);
        var c = categories.Length;
        var at = (nuint)(tileIndex * c * ReferenceRows.Tile);
        var two = new Vector<float>(2);
        for (var first = 0; first < c; first += byte.MaxValue)
        {
            var last = Math.Min(c, first + byte.MaxValue);
            var different = new Vector<byte>((byte)(last - first));
            for (var j = first; j < last; j++, at += (nuint)Vector<byte>.Count)
                different += Vector.Equals(Vector.LoadUnsafe(ref x, at), new Vector<byte>(categories[j]));
            Vector.Widen(different, out var low, out var high);
            Vector.Widen(low, out var w0, out var w1);
            Vector.Widen(high, out var w2, out var w3);
            s0 += two * Vector.ConvertToSingle(Vector.AsVectorInt32(w0));
            s1 += two * Vector.ConvertToSingle(Vector.AsVectorInt32(w1));
            s2 += two * Vector.ConvertToSingle(Vector.AsVectorInt32(w2));
            s3 += two * Vector.ConvertToSingle(Vector.AsVectorInt32(w3));
        }
    }

    /// <summary>Inserts what is nearer than the farthest kept so far; both lists are sorted.</summary>
    private void Keep(ReadOnlySpan<float> distances, int firstRow, Span<float> nearest, Span<int> found)
    {
        var last = nearest.Length - 1;
        var count = Math.Min(distances.Length, _references.Count - firstRow);
        for (var i = 0; i < count; i++)
        {
            var distance = distances[i];
            if (!(distance < nearest[last])) continue;
            var at = last;
            for (; at > 0 && nearest[at - 1] > distance; at--)
            {
                nearest[at] = nearest[at - 1];
                found[at] = found[at - 1];
            }

            nearest[at] = distance;
            found[at] = firstRow + i;
        }
    }
}
