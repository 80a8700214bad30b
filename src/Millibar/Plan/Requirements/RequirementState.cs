namespace Millibar.Plan.Requirements;

/// <summary>The state of a requirement.</summary>
public enum RequirementState
{
    /// <summary>The whole interval satisfies it.</summary>
    Met,

    /// <summary>The whole interval violates it.</summary>
    Failed,

    /// <summary>The interval straddles the threshold.</summary>
    Undecided,
}
