namespace Millibar.Data.Labels;

/// <summary>Probabilities that are in memory already.</summary>
/// <param name="Values">Row-major n x k.</param>
/// <param name="Classes">k, at least 2.</param>
internal sealed record HeldProbabilities(double[] Values, int Classes) : IProbabilityRows
{
    /// <inheritdoc/>
    public int Count => Values.Length / Classes;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Read(int first, int count, double[] buffer) => Values.AsSpan(first * Classes, count * Classes);
}
