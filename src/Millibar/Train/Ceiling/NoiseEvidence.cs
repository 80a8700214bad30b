using Millibar.Statistics;

namespace Millibar.Train.Ceiling;

/// <summary>How often two labels of the same input differ, and the lowest error that this leaves.</summary>
/// <param name="Disagreement">D, with its interval over groups.</param>
/// <param name="LowestError">Cover and Hart's lower bound of the error, with its interval over groups.</param>
/// <param name="Basis"><c>duplicate-rows</c> or <c>repeated-labels</c>.</param>
/// <param name="Rows">Rows (or labels) that lie in a group of two or more.</param>
/// <param name="Groups">Such groups.</param>
internal sealed record NoiseEvidence(Interval Disagreement, Interval LowestError, string Basis, int Rows, int Groups);
