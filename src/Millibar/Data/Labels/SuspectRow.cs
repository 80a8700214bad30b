namespace Millibar.Data.Labels;

/// <summary>One flagged row.</summary>
/// <param name="Row">Row number in the file; the first data row is 1.</param>
/// <param name="Given">The label in the file.</param>
/// <param name="Suggested">The label that the models would give.</param>
/// <param name="Score">Normalised margin, 0 (most suspect) to 1.</param>
public sealed record SuspectRow(int Row, string Given, string Suggested, double Score);
