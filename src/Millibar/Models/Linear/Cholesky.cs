using System.Numerics.Tensors;

namespace Millibar.Models.Linear;

/// <summary>Factorises and solves symmetric positive definite systems, row-major, in place.</summary>
internal static class Cholesky
{
    /// <summary>Replaces the matrix by its factors: L below and on the diagonal, L' above it.</summary>
    /// <remarks>A pivot that rounding made zero or negative is lifted to a tiny positive number: the result then damps that direction.</remarks>
    public static void Factorise(Span<double> matrix, int size)
    {
        for (var i = 0; i < size; i++)
        {
            var row = matrix.Slice(i * size, size);
            for (var j = 0; j < i; j++)
            {
                var other = matrix.Slice(j * size, size);
                row[j] = (row[j] - TensorPrimitives.Dot<double>(row[..j], other[..j])) / other[j];
            }

            var original = row[i];
            var pivot = original - TensorPrimitives.SumOfSquares<double>(row[..i]);
            row[i] = Math.Sqrt(Math.Max(pivot, Math.Max(1e-14 * Math.Abs(original), double.Epsilon * 1e20)));
        }

        for (var i = 0; i < size; i++)
            for (var j = 0; j < i; j++) matrix[j * size + i] = matrix[i * size + j];
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> b)
    {
        for (var i = 0; i < size; i++)
        {
            var row = factor.Slice(i * size, size);
            b[i] = (b[i] - TensorPrimitives.Dot(row[..i], b[..i])) / row[i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            var row = factor.Slice(i * size, size);
            b[i] = (b[i] - TensorPrimitives.Dot(row[(i + 1)..], b[(i + 1)..size])) / row[i];
        }
    }
}
