using Millibar.Models.Features;

namespace Millibar.Models.Neighbours;

/// <summary>How features enter the distance: standardised numbers, category codes compared for equality, text by cosine.</summary>
/// <remarks>
/// <para>Squared distance: squared differences of the numbers, plus 2 for every category that differs (as with one-hot columns), plus 2 - 2 cos of the texts.</para>
/// <para>A missing number stands at the mean; a missing category is a level of its own.</para>
/// </remarks>
internal sealed class NeighbourEncoding
{
    private const byte Missing = 0;
    private const int MostLevels = 250;
    private const byte RareReference = 254;
    private const byte RareQuery = 255;
    private const float Farthest = 1e6f;

    private readonly (int Feature, double Mean, double Scale)[] _numbers;
    private readonly byte[][] _levels;

    private NeighbourEncoding((int Feature, double Mean, double Scale)[] numbers, byte[][] levels, FittedText? text)
    {
        _numbers = numbers;
        _levels = levels;
        Text = text;
    }

    /// <summary>Numeric features used.</summary>
    public int NumberCount => _numbers.Length;

    /// <summary>Categorical features.</summary>
    public int CategoryCount => _levels.Length;

    /// <summary>Text; null without.</summary>
    public FittedText? Text { get; }

    /// <summary>Bytes needed to store this encoding.</summary>
    public long SizeInBytes => 20L * _numbers.Length + _levels.Sum(l => (long)l.Length) + 12L * (Text?.Columns.Length ?? 0);

    /// <summary>Learns the encoding of some rows, ascending.</summary>
    public static NeighbourEncoding Of(FeatureMatrix features, int[] rows, double[]? weights, CancellationToken ct)
    {
        var numbers = new List<(int Feature, double Mean, double Scale)>(features.Numeric.Length);
        for (var j = 0; j < features.Numeric.Length; j++)
        {
            if (j % 64 == 0) ct.ThrowIfCancellationRequested();
            if (Standardisation.Of(features.Numeric[j].Values, rows, weights) is { Scale: > 0 } found) numbers.Add((j, found.Mean, found.Scale));
        }

        var levels = features.Categories.Select(category => LevelBytes(category, rows)).ToArray();
        var text = features.Text is { } sparse ? FittedText.Of(sparse, rows, leastRows: 1, first: 0) : null;
        return new NeighbourEncoding([.. numbers], levels, text);
    }

    /// <summary>Writes the numbers and category bytes of one row.</summary>
    public void Encode(FeatureMatrix features, int row, bool isQuery, Span<float> numbers, Span<byte> categories)
    {
        for (var j = 0; j < _numbers.Length; j++)
        {
            var (feature, mean, scale) = _numbers[j];
            double v = features.Numeric[feature].Values[row];
            numbers[j] = double.IsNaN(v) ? 0 : (float)Math.Clamp((v - mean) * scale, -Farthest, Farthest);
        }

        for (var j = 0; j < _levels.Length; j++)
        {
            var code = features.Categories[j].Codes[row];
            var level = code < 0 ? Missing : code < _levels[j].Length ? _levels[j][code] : RareReference;
            // A level without a byte of its own equals nothing, not even itself.
            categories[j] = level == RareReference && isQuery ? RareQuery : level;
        }
    }

    private static byte[] LevelBytes(CategoryFeature category, int[] rows)
    {
        var counts = new int[category.LevelCount];
        foreach (var row in rows)
            if (category.Codes[row] >= 0) counts[category.Codes[row]]++;
        var bytes = new byte[category.LevelCount];
        Array.Fill(bytes, RareReference);
        byte next = 1;
        foreach (var level in Enumerable.Range(0, counts.Length).Where(l => counts[l] > 0).OrderByDescending(l => counts[l]).ThenBy(l => l).Take(MostLevels))
            bytes[level] = next++;
        return bytes;
    }
}
