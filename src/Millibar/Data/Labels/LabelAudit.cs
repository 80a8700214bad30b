using System.Collections.Immutable;

namespace Millibar.Data.Labels;

/// <summary>Labels that disagree with confident out-of-fold predictions. Flags, not errors: only review makes them errors.</summary>
/// <param name="Flagged">Number of flagged rows.</param>
/// <param name="Rows">Rows audited.</param>
/// <param name="Suspects">The most suspect rows, at most 20, worst first.</param>
public sealed record LabelAudit(int Flagged, int Rows, ImmutableArray<SuspectRow> Suspects);
