using System.Collections.Immutable;

namespace Millibar.Data.Leakage;

/// <summary>What the search for leaks found.</summary>
/// <param name="Findings">The findings.</param>
/// <param name="CertainColumns">Indices of the columns that certainly give the target away.</param>
internal sealed record LeakReport(ImmutableArray<Finding> Findings, IReadOnlySet<int> CertainColumns);
