using System.Text.RegularExpressions;
using Millibar.Pages.Wording;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Trial;

namespace Millibar.Pages.Trial;

/// <summary>A report and the words to show it with: what every part of the page gets.</summary>
public sealed partial record TrialView(TrialReport Report, PageText Text)
{
    /// <summary>A rung's value of a metric: measured with its interval, or reported bare (both ends equal); null for none.</summary>
    public static Interval? ValueOf(RungResult rung, string metric)
    {
        if (rung.Reported is { } reported) return new Interval(reported, reported, reported);
        return rung.Metrics.TryGetValue(metric, out var value) ? value : null;
    }

    public string Rung(string code) => Text.Find("rung." + code) ?? DataText.Name(code);

    /// <summary>What a metric measures, or null for one that we have no words for.</summary>
    public string? Metric(string name)
    {
        var top = TopK().Match(name);
        return top.Success ? Text.Say("metric.recall_top", top.Groups["k"].Value) : Text.Find("metric." + name);
    }

    /// <summary>An estimate in one breath, for titles and screen readers.</summary>
    public string Spoken(Interval interval)
    {
        var text = Numbers.Estimate(interval);
        return Numbers.IsBare(interval)
            ? Text.Say("estimate.bare", text.Value)
            : Text.Say("estimate.spoken", text.Value, Numbers.Plain(interval.Level * 100), text.Low, text.High);
    }

    public string Task => Text["task." + Report.Task.ToString().ToLowerInvariant()];

    public string SplitKind => Text.Find("split." + Report.Split.Kind) ?? DataText.Name(Report.Split.Kind);

    /// <summary>Where the candidate's numbers come from.</summary>
    public string Estimate => Text["estimate." + (Report.Estimate == "test" ? "test" : "nested-cv")];

    public bool LowerIsBetter => !Report.HigherIsBetter;

    /// <summary>The state of the requirement that a threshold on the optimising metric comes from, or null.</summary>
    public RequirementState? StateOf(double target)
    {
        foreach (var requirement in Report.Requirements)
        {
            var match = Threshold().Match(requirement.Text);
            if (match.Success && double.TryParse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture, out var number)
                && number == target && requirement.Text.Contains(Report.Metric, StringComparison.Ordinal))
                return requirement.State;
        }

        return null;
    }

    /// <summary>Words of a code in kebab case.</summary>
    public static string Kebab(Enum value) => WordStart().Replace(value.ToString(), "-").ToLowerInvariant();

    [GeneratedRegex(@"^recall_top(?<k>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex TopK();

    [GeneratedRegex(@"[<>]=?\s*(?<number>-?\d*\.?\d+([eE][+-]?\d+)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Threshold();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
