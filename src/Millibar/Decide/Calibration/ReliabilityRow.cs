namespace Millibar.Decide.Calibration;

/// <summary>Claims of similar confidence, and how often they held.</summary>
/// <param name="From">Lowest confidence, 0 to 1.</param>
/// <param name="To">Highest confidence, 0 to 1.</param>
/// <param name="MeanConfidence">Mean confidence of the claims.</param>
/// <param name="Claims">How many there are and how many held.</param>
internal sealed record ReliabilityRow(double From, double To, double MeanConfidence, Tally Claims);
