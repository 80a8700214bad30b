namespace Millibar.Trial;

/// <summary>How rows were split.</summary>
/// <param name="Kind">stratified, time, group or test-file.</param>
/// <param name="Train">Training rows.</param>
/// <param name="Test">Locked test rows; 0 when nested cross-validation takes its place.</param>
/// <param name="TrainDistinct">Distinct training rows.</param>
/// <param name="TestDistinct">Distinct test rows.</param>
public sealed record SplitSummary(string Kind, int Train, int Test, int TrainDistinct, int TestDistinct)
{
    /// <summary>Id of the project's split; null when the rows were split by seed or by the user's own test file.</summary>
    public string? Locked { get; init; }

    /// <summary>Rows of neither part: copies of test rows that the project's split keeps out of training, or later copies of training rows.</summary>
    public int LeftOut { get; init; }
}
