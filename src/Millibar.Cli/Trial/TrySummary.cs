using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Data;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Statistics;
using Millibar.Train.Ladder;
using Millibar.Trial;

namespace Millibar.Cli.Trial;

/// <summary>What a trial found, on one screen.</summary>
internal sealed class TrySummary(TextWriter output, Style style)
{
    private const int MostChecks = 4;

    public void Write(TrialReport report, string? page)
    {
        output.WriteLine($"{style.Bold(report.DatasetName)}  {report.Rows:#,0} rows, {report.Columns.Length:#,0} columns; predict {style.Bold(report.Target)} ({TaskWords(report)}); {SplitWords(report)}");
        output.WriteLine();
        WriteLadder(report);
        WriteCurve(report);
        WriteChecks(report);
        foreach (var requirement in report.Requirements)
            output.WriteLine($"  {Mark(requirement.State)} {requirement.Text}   {Observed(requirement)}{Needed(requirement)}");
        output.WriteLine();
        output.WriteLine(Verdict(report.Verdict.Code));
        foreach (var line in Paragraph.Lines(report.Verdict.Message.ToString())) output.WriteLine(line);
        if (report.Verdict.FlipsIf.Length > 0)
            foreach (var line in Paragraph.Lines($"Flips if: {string.Join("; or ", report.Verdict.FlipsIf)}.").Take(4)) output.WriteLine(style.Dim(line));
        if (page is not null) output.WriteLine(style.Dim($"Report: {page}"));
    }

    /// <summary>The rungs with their values and gains.</summary>
    public void WriteLadder(TrialReport report)
    {
        output.WriteLine(style.Dim($"  {"rung",-16}{report.Metric,12}   {"95 % interval",-20} {"gain over best cheaper",-26}"));
        foreach (var rung in report.Ladder)
        {
            if (rung.State != RungState.Finished)
            {
                output.WriteLine(style.Dim($"  {rung.Rung,-16}{TrialWords.Code(rung.State)}: {rung.Note}"));
                continue;
            }

            var name = rung.Rung == report.Candidate ? style.Bold($"> {rung.Rung,-16}") : $"  {rung.Rung,-16}";
            if (rung.Reported is { } reported)
            {
                output.WriteLine($"{name}{Words.Number(reported),12}   {"reported, no interval",-20}");
                continue;
            }

            var value = rung.Metrics[report.Metric];
            output.WriteLine($"{name}{Words.Number(value.Value, value),12}   {Words.Range(value),-20} {GainWords(rung.GainOverBestCheaper)}");
        }

        if (report.Ceiling is { } ceiling)
            output.WriteLine($"  {"ceiling",-16}{"",12}   {Words.Number(ceiling.Low)} to {Words.Number(ceiling.High)} ({ceiling.Basis})");
        if (report.CandidateMetrics.TryGetValue(report.Metric, out var judged))
            output.WriteLine(style.Dim($"  {report.Candidate} on {(report.Estimate == "test" ? $"{report.EstimateRows:#,0} locked test rows" : $"{report.EstimateRows:#,0} rows, nested cross-validation")}: {Words.Value(judged)}"));
    }

    private void WriteCurve(TrialReport report)
    {
        if (report.Curves.IsEmpty || report.Curves[0].Forecast.IsEmpty) return;
        var curve = report.Curves[0];
        var points = curve.Forecast.Where((_, i) => i == curve.Forecast.Length - 1 || curve.Forecast[i].Rows >= 2 * curve.Points[^1].Rows).DistinctBy(p => p.Rows).ToArray();
        var shown = points.Length > 2 ? [points[0], points[^1]] : points;
        output.WriteLine($"  more rows ({curve.Rung}): {string.Join("; ", shown.Select(p => $"{p.Rows:#,0} rows {Words.Value(p.Metric)}"))}{(curve.Calibrated ? "" : " (not calibrated)")}");
    }

    private void WriteChecks(TrialReport report)
    {
        var shown = report.Checks.Where(c => c.Severity != Severity.Info).Take(MostChecks).ToArray();
        var hidden = report.Checks.Length - shown.Length;
        foreach (var check in shown)
            output.WriteLine($"  {(check.Severity == Severity.Error ? style.Bad("error  ") : style.Doubtful("warning"))} {Paragraph.Cut($"{check.Code}{(check.Column is null ? "" : $" ({check.Column})")}: {check.Message}", Paragraph.Width - 10)}");
        var notes = new List<string>();
        if (report.Labels is { Flagged: > 0 } labels) notes.Add($"{labels.Flagged:#,0} of {labels.Rows:#,0} labels flagged for review");
        if (hidden > 0) notes.Add($"{hidden} more findings in the report");
        if (notes.Count > 0) output.WriteLine(style.Dim($"  {string.Join("; ", notes)}"));
    }

    private string Mark(RequirementState state) => state switch
    {
        RequirementState.Met => style.Good("met      "),
        RequirementState.Failed => style.Bad("failed   "),
        _ => style.Doubtful("undecided"),
    };

    private string Verdict(VerdictCode code)
    {
        var words = TrialWords.Code(code).ToUpperInvariant();
        return code switch
        {
            VerdictCode.Ready => style.Good(words),
            VerdictCode.NotReachable or VerdictCode.Blocked => style.Bad(words),
            VerdictCode.Reading => style.Bold(words),
            _ => style.Doubtful(words),
        };
    }

    private string GainWords(Gain? gain) => gain is null
        ? ""
        : $"{gain.Difference.Value.ToString("+0.0000;-0.0000", CultureInfo.InvariantCulture)} over {gain.Over} {(gain.Real ? style.Good("(real)") : style.Dim("(not real)"))}";

    private static string Observed(RequirementResult requirement) =>
        requirement.Observed is { } observed ? $"observed {Words.Value(observed)}{(requirement.Slice is null ? "" : $", n = {requirement.Rows:#,0}")}" : (requirement.Reason ?? Sentence.Of("not measured")).ToString();

    private static string Needed(RequirementResult requirement) => requirement.Needed switch
    {
        null => "",
        _ when requirement.Observed is null => "",
        { High: null } needed => $"; more than {needed.Low:#,0} test rows to decide",
        var needed => $"; about {needed.Value:#,0} test rows decide",
    };

    private static string TaskWords(TrialReport report) => report.Task switch
    {
        TaskKind.Binary => $"binary, positive: {report.ClassNames[1]}",
        TaskKind.Multiclass => $"{report.ClassNames.Length} classes",
        _ => "regression",
    };

    private static string SplitWords(TrialReport report) => report.Split.Test > 0
        ? $"{report.Split.Kind} split {report.Split.Train:#,0} + {report.Split.Test:#,0}{(report.Split.Locked is null ? "" : ", the project's")}"
        : $"nested cross-validation ({report.Split.Kind})";
}
