using System.Collections.Immutable;
using Millibar.Statistics;

namespace Millibar.Labels;

/// <summary>A case with what the audit said of it.</summary>
/// <param name="Wrong">Labels that were made wrong.</param>
/// <param name="Estimate">How many the audit thinks are wrong.</param>
/// <param name="Flags">How many it flags.</param>
/// <param name="OneCount">The calibrated count of confident learning from boosting alone.</param>
/// <param name="Ours">Margin on the mean of the rungs.</param>
/// <param name="Singles">Each rung, each score.</param>
internal sealed record PlantedOutcome(int Wrong, Interval Estimate, int Flags, double OneCount, (double Auroc, double Precision) Ours, ImmutableArray<(double Auroc, double Precision)> Singles)
{
    public override string ToString() => FormattableString.Invariant($"wrong {Wrong,5}  estimate {Estimate.Value,6:0} ({Estimate.Low:0} to {Estimate.High:0})  flags {Flags,5}  boosting's count {OneCount,6:0}  AUROC {Ours.Auroc:0.000}  AP {Ours.Precision:0.000}");
}
