namespace Millibar.Train.LearningCurves;

/// <summary>A learning curve, or the reason why there is none.</summary>
/// <param name="Curve">The curve; null when it could not be measured.</param>
/// <param name="Reason">Why not, in one sentence with what to do; null when there is a curve.</param>
internal sealed record MeasuredCurve(LearningCurve? Curve, Sentence? Reason);
