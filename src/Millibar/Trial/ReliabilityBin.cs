using Millibar.Statistics;

namespace Millibar.Trial;

/// <summary>Rows whose highest probability lies in one bin (binary: probability of the positive class).</summary>
/// <param name="Predicted">Mean predicted probability.</param>
/// <param name="Observed">Share that came true, with its interval.</param>
/// <param name="Rows">Rows in the bin.</param>
public sealed record ReliabilityBin(double Predicted, Interval Observed, int Rows);
