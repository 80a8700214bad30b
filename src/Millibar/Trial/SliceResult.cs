using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Trial;

/// <summary>What the candidate reaches on one slice.</summary>
/// <param name="Name">The slice's name.</param>
/// <param name="Condition">Its condition.</param>
/// <param name="Rows">Rows of the table that belong to it.</param>
/// <param name="JudgedRows">Distinct rows of it that judge; 0 when none does.</param>
/// <param name="Metrics">The optimising metric and those that requirements ask for on it, at the requirement's confidence (95 % without one); those that can be measured.</param>
/// <param name="Gaps">Those that cannot, with the reason and the rows of the slice that would do.</param>
internal sealed record SliceResult(string Name, string Condition, int Rows, int JudgedRows, ImmutableSortedDictionary<string, Interval> Metrics, ImmutableSortedDictionary<string, (Sentence Reason, int Needed)> Gaps);
