using System.Collections.Immutable;

namespace Millibar.Data.Labels;

/// <summary>Labels that disagree with confident out-of-fold predictions. Flags, not errors: only review makes them errors.</summary>
/// <param name="Flagged">Number of flagged rows.</param>
/// <param name="Rows">Rows audited.</param>
/// <param name="Suspects">The most suspect rows, at most 20, worst first.</param>
public sealed record LabelAudit(int Flagged, int Rows, ImmutableArray<SuspectRow> Suspects);

/// <summary>One flagged row.</summary>
/// <param name="Row">Row number in the file; the first data row is 1.</param>
/// <param name="Given">The label in the file.</param>
/// <param name="Suggested">The label that the models would give.</param>
/// <param name="Score">Normalised margin, 0 (most suspect) to 1.</param>
public sealed record SuspectRow(int Row, string Given, string Suggested, double Score);
