namespace Millibar.Trial.External;

/// <summary>Predictions of some rows made outside.</summary>
/// <param name="Rows">Row indices of the table, ascending and distinct.</param>
/// <param name="Output">Row-major r x k probabilities, or r values.</param>
internal sealed record RowPredictions(int[] Rows, double[] Output);
