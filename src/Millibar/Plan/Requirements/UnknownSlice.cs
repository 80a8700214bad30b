namespace Millibar.Plan.Requirements;

/// <summary>Refuses requirements on slices that nobody defined.</summary>
internal static class UnknownSlice
{
    /// <summary>Why the requirement cannot be judged; null when it speaks of all rows or of a slice that is defined.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="defined">Names of the slices that there are.</param>
    public static MillibarException? Of(Requirement requirement, IReadOnlyCollection<string> defined)
    {
        if (requirement.Slice is not { } slice || defined.Contains(slice)) return null;
        var nearest = NearestName.Find(slice, defined);
        return new MillibarException(
            "requirement-slice",
            $"There is no slice '{slice}'{(nearest is not null ? $"; the nearest is '{nearest}'" : defined.Count == 0 ? ", and none is defined" : $"; defined are {string.Join(", ", defined)}")}.",
            $"--require \"{requirement.Text}\"",
            $"Define it: millibar data slice {slice} \"CONDITION\" in a project, --slice {slice}=\"CONDITION\" outside of one.");
    }
}
