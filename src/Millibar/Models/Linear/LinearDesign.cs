using System.Numerics.Tensors;
using Millibar.Models.Features;

namespace Millibar.Models.Linear;

/// <summary>The encoded rows of one fit: n rows, p columns, in the three forms that keep the work small.</summary>
/// <param name="Count">n.</param>
/// <param name="Width">p, without the intercept.</param>
/// <param name="Dense">Numbers and indicators, column by column, n values each.</param>
/// <param name="CategoryCount">Categorical features.</param>
/// <param name="Codes">Row-major n x <paramref name="CategoryCount"/>: the column that is 1, or -1 for none.</param>
/// <param name="TextStarts">n + 1 offsets into the entries; empty without text.</param>
/// <param name="TextColumns">Column of each text entry.</param>
/// <param name="TextValues">Value of each text entry.</param>
internal sealed record LinearDesign(
    int Count, int Width, double[][] Dense, int CategoryCount, int[] Codes, int[] TextStarts, int[] TextColumns, double[] TextValues)
{
    public bool HasText => TextStarts.Length > 0;

    /// <summary>Encodes rows.</summary>
    public static LinearDesign Of(FeatureMatrix features, int[] rows, LinearEncoding encoding, CancellationToken ct)
    {
        var n = rows.Length;
        var dense = new double[encoding.DenseCount][];
        foreach (var number in encoding.Numbers)
        {
            ct.ThrowIfCancellationRequested();
            var values = features.Numeric[number.Feature].Values;
            if (number.Column >= 0) dense[number.Column] = Standardised(values, rows, number);
            if (number.Indicator >= 0) dense[number.Indicator] = Array.ConvertAll(rows, r => float.IsNaN(values[r]) ? 1.0 : 0.0);
        }

        var categories = encoding.Categories;
        var codes = new int[n * categories.Length];
        for (var j = 0; j < categories.Length; j++)
        {
            ct.ThrowIfCancellationRequested();
            var source = features.Categories[j].Codes;
            for (var i = 0; i < n; i++) codes[i * categories.Length + j] = LinearEncoding.ColumnOf(categories[j], source[rows[i]]);
        }

        if (encoding.Text is not { } text || features.Text is null)
            return new LinearDesign(n, encoding.Width, dense, categories.Length, codes, [], [], []);

        var starts = new int[n + 1];
        List<int> columns = [];
        List<double> entries = [];
        for (var i = 0; i < n; i++)
        {
            if (i % 1_000 == 0) ct.ThrowIfCancellationRequested();
            text.Append(features.Text, rows[i], columns, entries);
            starts[i + 1] = columns.Count;
        }

        return new LinearDesign(n, encoding.Width, dense, categories.Length, codes, starts, [.. columns], [.. entries]);
    }

    /// <summary>The same encoding for some of the rows.</summary>
    /// <param name="positions">Positions within this design, not row numbers of the data.</param>
    public LinearDesign Take(int[] positions)
    {
        var dense = Array.ConvertAll(Dense, column => Array.ConvertAll(positions, i => column[i]));
        var codes = new int[positions.Length * CategoryCount];
        for (var i = 0; i < positions.Length; i++)
            Codes.AsSpan(positions[i] * CategoryCount, CategoryCount).CopyTo(codes.AsSpan(i * CategoryCount));
        if (!HasText) return this with { Count = positions.Length, Dense = dense, Codes = codes };

        var starts = new int[positions.Length + 1];
        for (var i = 0; i < positions.Length; i++)
            starts[i + 1] = starts[i] + TextStarts[positions[i] + 1] - TextStarts[positions[i]];
        var columns = new int[starts[^1]];
        var values = new double[starts[^1]];
        for (var i = 0; i < positions.Length; i++)
        {
            var from = TextStarts[positions[i]];
            var length = starts[i + 1] - starts[i];
            TextColumns.AsSpan(from, length).CopyTo(columns.AsSpan(starts[i]));
            TextValues.AsSpan(from, length).CopyTo(values.AsSpan(starts[i]));
        }

        return this with
        {
            Count = positions.Length,
            Dense = dense,
            Codes = codes,
            TextStarts = starts,
            TextColumns = columns,
            TextValues = values,
        };
    }

    /// <summary>Weighted X'X with the intercept as last row and column; p + 1 by p + 1, row-major, both triangles.</summary>
    /// <remarks>For designs without text: text columns are too many.</remarks>
    public double[] Gram(double[]? weights, CancellationToken ct)
    {
        var size = Width + 1;
        var gram = new double[size * size];
        var weighted = new double[Count];
        for (var a = 0; a < Dense.Length; a++)
        {
            ct.ThrowIfCancellationRequested();
            if (weights is null) Dense[a].CopyTo(weighted, 0);
            else TensorPrimitives.Multiply(Dense[a], weights, weighted);
            for (var b = 0; b <= a; b++) gram[b * size + a] = TensorPrimitives.Dot(weighted, Dense[b]);
            gram[a * size + Width] = TensorPrimitives.Sum<double>(weighted);
            for (var i = 0; i < Count; i++)
                for (var c = i * CategoryCount; c < (i + 1) * CategoryCount; c++)
                    if (Codes[c] >= 0) gram[a * size + Codes[c]] += weighted[i];
        }

        ct.ThrowIfCancellationRequested();
        for (var i = 0; i < Count; i++)
        {
            var w = weights?[i] ?? 1;
            gram[size * size - 1] += w;
            var codes = Codes.AsSpan(i * CategoryCount, CategoryCount);
            for (var a = 0; a < codes.Length; a++)
            {
                // Columns of a later category always come after those of an earlier one: this fills the upper triangle.
                if (codes[a] < 0) continue;
                gram[codes[a] * size + Width] += w;
                for (var b = a; b < codes.Length; b++)
                    if (codes[b] >= 0) gram[codes[a] * size + codes[b]] += w;
            }
        }

        for (var a = 0; a < size; a++)
            for (var b = 0; b < a; b++) gram[a * size + b] = gram[b * size + a];
        return gram;
    }

    /// <summary>Weighted sum of squares of each column, the intercept last.</summary>
    public double[] Squares(double[]? weights)
    {
        var squares = new double[Width + 1];
        for (var i = 0; i < Count; i++)
        {
            var w = weights?[i] ?? 1;
            squares[Width] += w;
            for (var c = i * CategoryCount; c < (i + 1) * CategoryCount; c++)
                if (Codes[c] >= 0) squares[Codes[c]] += w;
            if (!HasText) continue;
            for (var e = TextStarts[i]; e < TextStarts[i + 1]; e++) squares[TextColumns[e]] += w * TextValues[e] * TextValues[e];
        }

        for (var j = 0; j < Dense.Length; j++)
        {
            var column = Dense[j];
            var sum = 0.0;
            if (weights is null) sum = TensorPrimitives.SumOfSquares<double>(column);
            else
                for (var i = 0; i < Count; i++) sum += weights[i] * column[i] * column[i];
            squares[j] = sum;
        }

        return squares;
    }

    private static double[] Standardised(float[] values, int[] rows, LinearEncoding.Number number)
    {
        var column = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            double v = values[rows[i]];
            column[i] = double.IsNaN(v) ? 0 : (v - number.Mean) * number.Scale;
        }

        return column;
    }
}
