using System.Numerics.Tensors;

namespace Millibar.Models.Linear;

/// <summary>An approximation of the second derivative that does not change while a model is fitted: c X'X + penalty, the same for each output.</summary>
/// <remarks>
/// With it the solver's steps do not depend on how columns are scaled or correlated. The factor c is that of the constant model
/// (Böhning's bound has 1/4 or 1/2 in its place: Ann. Inst. Statist. Math. 44, 1992). Exact for squared loss.
/// </remarks>
internal sealed class Curvature
{
    /// <summary>Widest design whose X'X is factorised; beyond it only its diagonal is used.</summary>
    public const int WidestGram = 500;

    private readonly int _size;
    private readonly int _outputs;
    private readonly double[]? _factor;
    private readonly double[]? _diagonal;

    private Curvature(int size, int outputs, double[]? factor, double[]? diagonal)
    {
        _size = size;
        _outputs = outputs;
        _factor = factor;
        _diagonal = diagonal;
    }

    /// <summary>From X'X (p + 1 by p + 1, intercept last).</summary>
    public static Curvature OfGram(double[] gram, int size, double scale, double penalty, int outputs)
    {
        var matrix = new double[gram.Length];
        TensorPrimitives.Multiply(gram, scale, matrix);
        for (var i = 0; i < size; i++)
            matrix[i * size + i] += (i < size - 1 ? penalty : 0) + 1e-10 * matrix[i * size + i] + 1e-12;
        Cholesky.Factorise(matrix, size);
        return new Curvature(size, outputs, matrix, diagonal: null);
    }

    /// <summary>From the diagonal of X'X.</summary>
    public static Curvature OfSquares(double[] squares, double scale, double penalty, int outputs)
    {
        var diagonal = new double[squares.Length];
        for (var i = 0; i < diagonal.Length; i++)
            diagonal[i] = scale * squares[i] + (i < diagonal.Length - 1 ? penalty : 0) + 1e-12;
        return new Curvature(squares.Length, outputs, factor: null, diagonal);
    }

    /// <summary>Solves in place: the vector divided by the curvature.</summary>
    public void Solve(Span<double> vector)
    {
        if (_diagonal is { } diagonal)
        {
            for (var f = 0; f < _size; f++)
                for (var c = 0; c < _outputs; c++) vector[f * _outputs + c] /= diagonal[f];
            return;
        }

        if (_outputs == 1)
        {
            Cholesky.Solve(_factor!, _size, vector);
            return;
        }

        var column = new double[_size];
        for (var c = 0; c < _outputs; c++)
        {
            for (var f = 0; f < _size; f++) column[f] = vector[f * _outputs + c];
            Cholesky.Solve(_factor!, _size, column);
            for (var f = 0; f < _size; f++) vector[f * _outputs + c] = column[f];
        }
    }
}
