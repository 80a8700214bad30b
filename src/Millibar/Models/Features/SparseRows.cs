namespace Millibar.Models.Features;

/// <summary>A sparse n x <paramref name="Width"/> matrix in compressed row form.</summary>
/// <param name="Starts">n + 1 offsets into the other two arrays.</param>
/// <param name="Indices">Column of each entry, ascending within a row.</param>
/// <param name="Values">Value of each entry.</param>
/// <param name="Width">Number of columns.</param>
public sealed record SparseRows(int[] Starts, int[] Indices, float[] Values, int Width);
