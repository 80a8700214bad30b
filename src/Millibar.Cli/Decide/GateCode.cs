using Millibar.Decide;
using Millibar.Plan.Requirements;

namespace Millibar.Cli.Decide;

/// <summary>The exit code of <c>--gate</c>.</summary>
internal static class GateCode
{
    /// <summary>1 when a step back or a stop is due or the gate ahead failed, 2 when it is undecided, else 0.</summary>
    public static int Of(Recommendation advice) => advice switch
    {
        { Move: RecommendedMove.Back or RecommendedMove.Stop } => ExitCodes.GateFailed,
        { Gate.State: RequirementState.Failed } => ExitCodes.GateFailed,
        { Gate.State: RequirementState.Undecided } => ExitCodes.GateUndecided,
        _ => ExitCodes.Done,
    };
}
