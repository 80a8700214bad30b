using Millibar.Data;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;

namespace Millibar.Trial;

/// <summary>The stable words of the JSON and the pages for each enum.</summary>
public static class TrialWords
{
    /// <summary>binary, multiclass or regression.</summary>
    public static string Code(TaskKind task) => task switch
    {
        TaskKind.Binary => "binary",
        TaskKind.Multiclass => "multiclass",
        _ => "regression",
    };

    /// <summary>info, warning or error.</summary>
    public static string Code(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        _ => "error",
    };

    /// <summary>met, failed or undecided.</summary>
    public static string Code(RequirementState state) => state switch
    {
        RequirementState.Met => "met",
        RequirementState.Failed => "failed",
        _ => "undecided",
    };

    /// <summary>finished, not-finished or absent.</summary>
    public static string Code(RungState state) => state switch
    {
        RungState.Finished => "finished",
        RungState.NotFinished => "not-finished",
        _ => "absent",
    };

    /// <summary>ready, reachable-with-data, reachable-with-work, not-reachable, undecided, blocked or reading.</summary>
    public static string Code(VerdictCode code) => code switch
    {
        VerdictCode.Ready => "ready",
        VerdictCode.ReachableWithData => "reachable-with-data",
        VerdictCode.ReachableWithWork => "reachable-with-work",
        VerdictCode.NotReachable => "not-reachable",
        VerdictCode.Undecided => "undecided",
        VerdictCode.Blocked => "blocked",
        _ => "reading",
    };
}
