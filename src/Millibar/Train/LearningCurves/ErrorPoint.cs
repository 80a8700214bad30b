namespace Millibar.Train.LearningCurves;

/// <summary>A measured point of a learning curve in error form (lower is better).</summary>
/// <param name="Rows">Training rows, at least 1.</param>
/// <param name="Error">Mean error over the splits; finite, at least 0.</param>
/// <param name="StandardError">Standard error of that mean, at least 0; 0 where not known.</param>
/// <param name="Tested">Distinct rows that were predicted, all splits together; 0 where not known.</param>
internal readonly record struct ErrorPoint(int Rows, double Error, double StandardError, int Tested = 0);
