using System.Globalization;
using Millibar.Models.Features;

namespace Millibar.Models.Neighbours;

/// <summary>The stored rows and the k that was chosen.</summary>
internal sealed class NeighboursPredictor : IPredictor, IDescribed
{
    private const int Chunk = 1_024;

    private readonly NeighbourEncoding _encoding;
    private readonly ReferenceRows _references;
    private readonly Votes _votes;
    private readonly int _k;
    private readonly int _width;

    public NeighboursPredictor(NeighbourEncoding encoding, ReferenceRows references, Votes votes, int k, int fittedRows, int width)
    {
        _encoding = encoding;
        _references = references;
        _votes = votes;
        _k = k;
        _width = width;
        Describe = references.Count < fittedRows
            ? Sentence.Of($"k = {k}, searched among {references.Count} sampled rows of {fittedRows}")
            : Sentence.Of($"k = {k}");
    }

    public Sentence Describe { get; }

    public long SizeInBytes => _encoding.SizeInBytes + _references.SizeInBytes + _votes.SizeInBytes;

    public void Predict(FeatureMatrix features, ReadOnlySpan<int> rows, Span<double> output)
    {
        var search = new NearestRows(features, _encoding, _references, _k);
        var found = new int[Math.Min(Chunk, rows.Length) * _k];
        for (var start = 0; start < rows.Length; start += Chunk)
        {
            var count = Math.Min(Chunk, rows.Length - start);
            search.Find(rows.Slice(start, count), found, CancellationToken.None);
            for (var i = 0; i < count; i++)
                _votes.Count(found.AsSpan(i * _k, _k), output.Slice((start + i) * _width, _width));
        }
    }

    public void Dispose()
    {
        // Holds no resource.
    }
}
