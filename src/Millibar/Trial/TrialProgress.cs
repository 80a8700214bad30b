namespace Millibar.Trial;

/// <summary>Where a trial is.</summary>
/// <param name="Step">read, profile, check, split, ladder, ceiling, label-audit, learning-curve, verdict or report.</param>
/// <param name="Number">Number of the step, from 1.</param>
/// <param name="Of">Number of steps.</param>
/// <param name="Detail">What it is doing, e.g. the rung; may be empty.</param>
public sealed record TrialProgress(string Step, int Number, int Of, string Detail);
