namespace Millibar.Trial.Audit;

/// <summary>What one rung says about every row, by models that did not learn from it.</summary>
/// <param name="Rung">Name of the rung.</param>
/// <param name="Output">Row-major n x k probabilities, or n values.</param>
internal sealed record RungOutput(string Rung, double[] Output);
