using System.Numerics.Tensors;
using Millibar.Models.Features;
using Millibar.Models.Linear;

namespace Millibar.Data.Queues;

/// <summary>Rows as vectors of length 1 in the linear model's encoding: inner products tell how alike rows are, 1 for copies.</summary>
internal sealed class RowSpace
{
    /// <summary>Values beyond this many standard deviations count as this many: a stray value must not be all that tells rows apart.</summary>
    private const double Farthest = 3;

    private readonly LinearDesign _design;
    private readonly double[] _scale;
    private readonly double[] _text;

    private RowSpace(LinearDesign design)
    {
        _design = design;
        foreach (var column in design.Dense)
            for (var i = 0; i < column.Length; i++) column[i] = Math.Clamp(column[i], -Farthest, Farthest);
        _text = design.HasText ? new double[design.Width] : [];
        _scale = Array.ConvertAll(Squares(design), square => 1 / Math.Sqrt(Math.Max(square, 1e-12)));
    }

    /// <summary>Number of rows.</summary>
    public int Count => _design.Count;

    /// <summary>Encodes rows of a table's features.</summary>
    /// <param name="features">The features.</param>
    /// <param name="rows">The rows, ascending.</param>
    /// <param name="ct">Cancels.</param>
    public static RowSpace Of(FeatureMatrix features, int[] rows, CancellationToken ct) =>
        new(LinearDesign.Of(features, rows, LinearEncoding.Of(features, rows, null, ct), ct));

    /// <summary>Inner product of one row with each row.</summary>
    /// <param name="row">Position of the row, 0 to <see cref="Count"/> - 1.</param>
    /// <param name="products"><see cref="Count"/> numbers, -1 to 1.</param>
    public void Products(int row, Span<double> products)
    {
        products.Clear();
        foreach (var column in _design.Dense) TensorPrimitives.MultiplyAdd(column, column[row], products, products);
        AddCategories(row, products);
        if (_design.HasText) AddText(row, products);
        TensorPrimitives.Multiply(products, _scale, products);
        TensorPrimitives.Multiply(products, _scale[row], products);
    }

    private void AddCategories(int row, Span<double> products)
    {
        var count = _design.CategoryCount;
        var own = _design.Codes.AsSpan(row * count, count);
        for (var i = 0; i < products.Length; i++)
        {
            var other = _design.Codes.AsSpan(i * count, count);
            for (var c = 0; c < count; c++)
                if (own[c] >= 0 && own[c] == other[c]) products[i]++;
        }
    }

    private void AddText(int row, Span<double> products)
    {
        var starts = _design.TextStarts;
        for (var e = starts[row]; e < starts[row + 1]; e++) _text[_design.TextColumns[e]] = _design.TextValues[e];
        for (var i = 0; i < products.Length; i++)
            for (var e = starts[i]; e < starts[i + 1]; e++) products[i] += _text[_design.TextColumns[e]] * _design.TextValues[e];
        for (var e = starts[row]; e < starts[row + 1]; e++) _text[_design.TextColumns[e]] = 0;
    }

    private static double[] Squares(LinearDesign design)
    {
        var squares = new double[design.Count];
        foreach (var column in design.Dense) TensorPrimitives.MultiplyAdd(column, column, squares, squares);
        for (var i = 0; i < squares.Length; i++)
        {
            for (var c = i * design.CategoryCount; c < (i + 1) * design.CategoryCount; c++)
                if (design.Codes[c] >= 0) squares[i]++;
            if (!design.HasText) continue;
            for (var e = design.TextStarts[i]; e < design.TextStarts[i + 1]; e++) squares[i] += design.TextValues[e] * design.TextValues[e];
        }

        return squares;
    }
}
