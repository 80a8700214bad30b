using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Millibar.Models.Features;

namespace Millibar.Engines.LightGbm;

/// <summary>Where each feature stands in LightGBM's matrix: numeric columns, then categories, then the most frequent text columns.</summary>
/// <remarks>
/// Missing values, and levels that the training table did not have (code -1), are NaN. Of the hashed text only the columns that
/// occur in most rows are kept, at most <see cref="MaxTextColumns"/>: trees look at every column for every split, and a word that
/// almost no row has cannot carry a leaf. The choice looks at the features of all rows, never at the target.
/// </remarks>
internal sealed class MatrixLayout
{
    internal const int MaxTextColumns = 2000;

    private readonly int _numericCount;
    private readonly ImmutableArray<int> _levelCounts;
    private readonly int[]? _textTargets;

    private MatrixLayout(FeatureMatrix features, int[]? textTargets, int textCount)
    {
        _numericCount = features.Numeric.Length;
        _levelCounts = [.. features.Categories.Select(c => c.LevelCount)];
        _textTargets = textTargets;
        DenseWidth = _numericCount + _levelCounts.Length;
        Width = Math.Max(1, DenseWidth + textCount);
    }

    /// <summary>Columns that every row has a value for.</summary>
    public int DenseWidth { get; }

    /// <summary>All columns; a table without features has one column of zeros.</summary>
    public int Width { get; }

    /// <summary>Whether rows are better handed over in sparse form.</summary>
    public bool IsSparse => _textTargets is not null;

    /// <summary>LightGBM's parameter that names the categorical columns; empty when there are none.</summary>
    public string CategoricalParameter => _levelCounts.IsEmpty
        ? ""
        : "categorical_feature=" + string.Join(',', Enumerable.Range(_numericCount, _levelCounts.Length));

    /// <summary>The layout of a table's features.</summary>
    public static MatrixLayout Of(FeatureMatrix features, int minTextRows)
    {
        if (features.Text is not { } text) return new MatrixLayout(features, null, 0);
        var frequency = new int[text.Width];
        foreach (var column in text.Indices) frequency[column]++;
        var kept = Enumerable.Range(0, text.Width)
            .Where(c => frequency[c] >= minTextRows)
            .OrderByDescending(c => frequency[c]).ThenBy(c => c)
            .Take(MaxTextColumns).Order().ToArray();
        var dense = features.Numeric.Length + features.Categories.Length;
        var targets = new int[text.Width];
        Array.Fill(targets, -1);
        for (var i = 0; i < kept.Length; i++) targets[kept[i]] = dense + i;
        return new MatrixLayout(features, targets, kept.Length);
    }

    /// <summary>Refuses features of another shape than those of the training table.</summary>
    /// <exception cref="ArgumentException">The features do not have this layout.</exception>
    public void Check(FeatureMatrix features)
    {
        var same = features.Numeric.Length == _numericCount
            && features.Categories.Length == _levelCounts.Length
            && (features.Text?.Width ?? -1) == (_textTargets?.Length ?? -1);
        if (!same) throw new ArgumentException("the features are not encoded as those of the training table", nameof(features));
    }

    /// <summary>Writes rows side by side in dense form.</summary>
    /// <param name="features">The features.</param>
    /// <param name="rows">Rows to write, r of them.</param>
    /// <param name="output">Row-major r x <see cref="Width"/>.</param>
    public void WriteDense(FeatureMatrix features, ReadOnlySpan<int> rows, Span<float> output)
    {
        if (Width > DenseWidth) output[..(rows.Length * Width)].Clear();
        for (var j = 0; j < _numericCount; j++)
        {
            var values = features.Numeric[j].Values;
            for (int i = 0, at = j; i < rows.Length; i++, at += Width) output[at] = values[rows[i]];
        }

        for (var j = 0; j < _levelCounts.Length; j++)
        {
            var codes = features.Categories[j].Codes;
            for (int i = 0, at = _numericCount + j; i < rows.Length; i++, at += Width) output[at] = Code(codes[rows[i]], _levelCounts[j]);
        }

        if (_textTargets is null) return;
        var text = features.Text!;
        for (int i = 0, start = 0; i < rows.Length; i++, start += Width)
            for (var e = text.Starts[rows[i]]; e < text.Starts[rows[i] + 1]; e++)
                if (_textTargets[text.Indices[e]] is >= 0 and var target) output[start + target] = text.Values[e];
    }

    /// <summary>The non-zero entries of some rows, in compressed row form.</summary>
    public SparseBlock Sparse(FeatureMatrix features, ReadOnlySpan<int> rows)
    {
        var text = features.Text!;
        var starts = new long[rows.Length + 1];
        var indices = new List<int>(rows.Length * (DenseWidth + 16));
        var values = new List<float>(rows.Length * (DenseWidth + 16));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            for (var j = 0; j < _numericCount; j++) Add(j, features.Numeric[j].Values[row]);
            for (var j = 0; j < _levelCounts.Length; j++) Add(_numericCount + j, Code(features.Categories[j].Codes[row], _levelCounts[j]));
            for (var e = text.Starts[row]; e < text.Starts[row + 1]; e++)
                if (_textTargets![text.Indices[e]] is >= 0 and var target) Add(target, text.Values[e]);
            starts[i + 1] = indices.Count;
        }

        return new SparseBlock(starts, indices, values);

        void Add(int column, float value)
        {
            if (value == 0) return;
            indices.Add(column);
            values.Add(value);
        }
    }

    private static float Code(int code, int levelCount) => code < 0 || code >= levelCount ? float.NaN : code;
}

/// <summary>Rows in compressed row form, as LightGBM takes them.</summary>
internal sealed record SparseBlock(long[] Starts, List<int> Columns, List<float> Values)
{
    public ReadOnlySpan<int> ColumnSpan => CollectionsMarshal.AsSpan(Columns);

    public ReadOnlySpan<float> ValueSpan => CollectionsMarshal.AsSpan(Values);
}
