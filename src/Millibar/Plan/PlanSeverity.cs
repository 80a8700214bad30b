namespace Millibar.Plan;

/// <summary>How bad a weakness of a plan is, the worst first.</summary>
internal enum PlanSeverity
{
    /// <summary>Nobody can say whether the project succeeds, or it cannot.</summary>
    Error,

    /// <summary>It will hurt later.</summary>
    Warning,

    /// <summary>Worth an answer.</summary>
    Note,
}
