using Millibar.Decide;
using Millibar.Trial;

namespace Millibar.Cli.Trial;

/// <summary>Hands a project's split to a trial, so that test rows are the same in every data version.</summary>
internal static class ProjectSplit
{
    /// <summary>The options with the project's split, its time and its group column; as they are when the project has none, or the user brings a test set.</summary>
    /// <exception cref="MillibarException"><c>option-split</c>: the options ask for another split.</exception>
    public static TrialOptions Apply(TrialOptions options, CaseFile file)
    {
        if (file.Split is not { } split || options.TestPath is not null) return options;
        var (time, group) = (split.Kind == "time" ? split.Column : null, split.Kind == "group" ? split.Column : null);
        Same(options.Time, time, "--time");
        Same(options.Group, group, "--group");
        return options with { Split = split, Time = time, Group = group };
    }

    private static void Same(string? asked, string? there, string option)
    {
        if (asked is null || asked == there) return;
        throw new MillibarException(
            "option-split",
            $"The project's rows were split {(there is null ? "otherwise" : $"by {there}")}, once and for all, and not by {asked}.",
            option,
            $"Leave {option} out; or look without the project: --no-record; or make another split: `millibar data split {option} {asked} --replace --reason \"...\"`.");
    }
}
