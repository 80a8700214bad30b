namespace Millibar.Data.Expectations;

/// <summary>A row that does not fit an expectation.</summary>
/// <param name="Row">Its number in the file; the first data row is 1.</param>
/// <param name="Value">What it holds; empty when it holds nothing.</param>
internal sealed record MisfitRow(int Row, string Value);
