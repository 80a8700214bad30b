using System.Collections.Immutable;
using Millibar.Decide.Forward.CanaryToProduction;
using Millibar.Decide.Forward.DataToTrain;
using Millibar.Decide.Forward.PilotToShadow;
using Millibar.Decide.Forward.PlanToData;
using Millibar.Decide.Forward.ShadowToCanary;
using Millibar.Decide.Forward.TrainToPilot;

namespace Millibar.Decide;

/// <summary>Every forward gate there is, in the order of the loop.</summary>
internal static class AllGates
{
    /// <summary>The gates.</summary>
    public static ImmutableArray<IGate> InOrder { get; } =
    [
        new PlanToDataGate(), new DataToTrainGate(), new TrainToPilotGate(), new PilotToShadowGate(), new ShadowToCanaryGate(), new CanaryToProductionGate(),
    ];
}
