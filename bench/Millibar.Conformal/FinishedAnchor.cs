namespace Millibar.Conformal;

/// <summary>One size of a published curve.</summary>
/// <param name="Rows">Training rows.</param>
/// <param name="Error">Mean validation error of 25 splits.</param>
/// <param name="StandardError">Standard error of that mean.</param>
internal readonly record struct FinishedAnchor(int Rows, double Error, double StandardError);
