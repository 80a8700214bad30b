using Millibar.Trial;

namespace Millibar.Tests.Pages.Samples;

/// <summary>A report whose data holds no letters: any word on its page comes from the page.</summary>
internal static class MutedReport
{
    public static TrialReport Of(TrialReport report) => report with
    {
        DatasetName = "1",
        Target = "2",
        Hash = "3",
        MillibarVersion = "4",
        ClassNames = [.. report.ClassNames.Select((_, i) => $"{i}")],
        Columns = [.. report.Columns.Select((c, i) => c with { Name = $"{i}", Top = [.. c.Top.Select(t => t with { Value = "5" })] })],
        Checks = [.. report.Checks.Select(c => c with { Column = "6", Message = Sentence.Plain("7"), Remedy = Sentence.Plain("8") })],
        Ladder = [.. report.Ladder.Select(r => r with { Note = null })],
        Requirements = [.. report.Requirements.Select(r => r with { Reason = r.Reason is null ? null : Sentence.Plain("9") })],
        SetAside = [.. report.SetAside.Select(r => r with { Reason = "10" })],
        CeilingReason = report.CeilingReason is null ? null : Sentence.Plain("11"),
        CurveReason = report.CurveReason is null ? null : Sentence.Plain("12"),
        Curves = [.. report.Curves.Select(c => c with { Doubt = c.Doubt is null ? null : Sentence.Plain("13") })],
        Labels = report.Labels is { } labels ? labels with { Suspects = [.. labels.Suspects.Select(s => s with { Given = "14", Suggested = "15" })] } : null,
        Verdict = report.Verdict with { Message = Sentence.Plain("16"), FlipsIf = [Sentence.Plain("17")] },
        Metric = report.Metric,
    };
}
