using System.Collections.Immutable;

namespace Millibar.Data.Difference;

/// <summary>Rows by their content over the columns that both versions have; equal rows are counted as often as they occur.</summary>
/// <param name="Kept">Rows in both.</param>
/// <param name="Added">Rows of the later version that the earlier one lacks: indices, ascending.</param>
/// <param name="Gone">Rows of the earlier version that the later one lacks: indices, ascending.</param>
/// <param name="DistinctBefore">Distinct rows of the earlier version.</param>
internal sealed record RowDifference(int Kept, ImmutableArray<int> Added, ImmutableArray<int> Gone, int DistinctBefore);
