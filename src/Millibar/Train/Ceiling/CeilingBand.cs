namespace Millibar.Train.Ceiling;

/// <summary>Between which values the best reachable metric lies.</summary>
/// <param name="Low">Lower end in the metric's unit.</param>
/// <param name="High">Upper end in the metric's unit.</param>
/// <param name="Basis">What it rests on, e.g. <c>duplicate-rows</c>.</param>
/// <param name="Rows">Rows (or labels) that it rests on.</param>
public sealed record CeilingBand(double Low, double High, string Basis, int Rows);
