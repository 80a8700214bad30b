namespace Millibar.Trial;

/// <summary>How rows were split.</summary>
/// <param name="Kind">stratified, time, group or test-file.</param>
/// <param name="Train">Training rows.</param>
/// <param name="Test">Locked test rows; 0 when nested cross-validation takes its place.</param>
/// <param name="TrainDistinct">Distinct training rows.</param>
/// <param name="TestDistinct">Distinct test rows.</param>
public sealed record SplitSummary(string Kind, int Train, int Test, int TrainDistinct, int TestDistinct);
