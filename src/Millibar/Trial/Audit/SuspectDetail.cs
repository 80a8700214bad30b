using System.Collections.Immutable;
using Millibar.Data.Labels;

namespace Millibar.Trial.Audit;

/// <summary>A flagged row with what makes it suspect.</summary>
/// <param name="Suspect">The row.</param>
/// <param name="Columns">Columns whose values are usual for the suggested class, the strongest first; empty beyond the first rows.</param>
internal sealed record SuspectDetail(Suspect Suspect, ImmutableArray<TypicalColumn> Columns);
