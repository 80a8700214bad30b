namespace Millibar.Plan.Requirements;

/// <summary>Refuses requirements on slices: no data version has any yet.</summary>
internal static class UnknownSlice
{
    /// <summary>Why the requirement cannot be judged; null when it speaks of all rows.</summary>
    public static MillibarException? Of(Requirement requirement) => requirement.Slice is not { } slice ? null : new MillibarException(
        "requirement-slice",
        $"There is no slice '{slice}': slices are defined with `data slice`, and none is defined yet.",
        $"--require \"{requirement.Text}\"",
        $"Leave \"on {slice}\" out, or put those rows into a file of their own and try that.");
}
