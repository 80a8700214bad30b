using System.Collections.Immutable;
using Millibar.Decide.Back.DataToPlan;
using Millibar.Decide.Back.DeployToData;
using Millibar.Decide.Back.DeployToPlan;
using Millibar.Decide.Back.DeployToTrain;
using Millibar.Decide.Back.TrainToData;
using Millibar.Decide.Back.TrainToPlan;
using Millibar.Decide.Stay;
using Millibar.Decide.Stop;

namespace Millibar.Decide;

/// <summary>Every rule there is, in order of precedence (see <see cref="Lifecycle.AllReasons"/>).</summary>
internal static class AllRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<IRule> InOrder { get; } =
    [
        new Leakage(), new LabelsUnreliable(), new OtherTargetIsEasier(), new DataMismatch(), new Underfit(), new Overfit(), new MoreDataNeeded(),
        new RequirementsConflict(), new TaskTooHard(), new DataUnobtainable(), new NotWorthIt(), new PilotNotGoodEnough(), new MetricDoesNotDriveUse(), new FailsInTheRealWorld(),
    ];
}
