using System.Collections.Immutable;
using Millibar.Data.Splits;

namespace Millibar.Trial;

/// <summary>A split as it was made, with what it does to the data version it was made on.</summary>
/// <param name="Split">The split.</param>
/// <param name="Rows">Usable rows.</param>
/// <param name="DistinctRows">Distinct ones among them.</param>
/// <param name="Test">Test rows.</param>
/// <param name="Neither">Rows used by nobody.</param>
/// <param name="Classes">Name and rows of each class in all rows and in the test part; empty for regression.</param>
internal sealed record MadeSplit(LockedSplit Split, int Rows, int DistinctRows, int Test, int Neither, ImmutableArray<(string Name, int Rows, int Test)> Classes);
