using Millibar.Cli.Output;
using Millibar.Data.Agreement;
using Millibar.Statistics;
using Millibar.Statistics.Agreement;

namespace Millibar.Cli.Label;

/// <summary>Agreement on one screen.</summary>
internal sealed class AgreementScreen(TextWriter output)
{
    private const int Shown = 5;

    public void Write(AgreementReport report, string name, string? definition, bool recorded)
    {
        var sheet = report.Sheet;
        output.WriteLine($"{name}: {sheet.Answers.Length:#,0} answers to {sheet.Items.Length:#,0} items by {sheet.Annotators.Length:#,0} people, {sheet.Labels.Length:#,0} labels, {AgreementWords.Code(report.Scale)} scale{(definition is null ? "" : $", labels as '{definition}'")}");
        if (report.SingleItems > 0) output.WriteLine($"  {report.SingleItems:#,0} items have one answer and tell nothing about agreement.");
        if (report.Self is { } self) output.WriteLine($"  {report.Repeats:#,0} answers were given again by the same person: they agree with themselves in {Percent(self)}.");
        output.WriteLine();
        if (report.Measures is { } measures) WriteCoefficients(report, measures);
        else output.WriteLine("No item has two answers: agreement cannot be measured. Have 100 items answered by two people each.");
        if (report.Paradox is { } paradox)
        {
            output.WriteLine();
            Paragraph.Write(output, "  ", paradox.Text);
        }

        WriteLabels(report);
        WritePeople(report);
        WriteTime(report);
        output.WriteLine();
        if (recorded) output.WriteLine($"Recorded in {name}. Next: millibar label consensus, or millibar next");
    }

    private void WriteCoefficients(AgreementReport report, AgreementMeasures measures)
    {
        output.WriteLine($"  {"",-24}{"",8}  95 % interval     n = {measures.Items:#,0} items");
        foreach (var value in measures.Values)
            output.WriteLine($"  {AgreementWords.Name(value.Coefficient, report.Scale, report.Sheet.Annotators.Length),-24}{value.Value,8:0.000}  {value.Interval.Low,6:0.000} to {value.Interval.High:0.000}");
        if (measures.Find(Coefficient.Alpha) is not { } alpha) return;
        var (usual, good) = (alpha.ChanceWithin(0.667, 1), alpha.ChanceWithin(0.8, 1));
        output.WriteLine($"  Chance that alpha is at least .667: {usual:0.00}; at least .8: {good:0.00}.");
    }

    private void WriteLabels(AgreementReport report)
    {
        output.WriteLine();
        output.WriteLine("  Where one says so, another does too:");
        foreach (var label in report.Labels.OrderBy(label => label.Agreement?.Value ?? 2).Take(10))
            output.WriteLine($"    {Paragraph.Cut(label.Label, 20),-20}  {(label.Agreement is { } agreement ? Percent(agreement) : "nobody said so"),-24}  {label.Share,5:P0} of the answers, {label.Items:#,0} items");
        if (report.Labels.Length > 10) output.WriteLine($"    and {report.Labels.Length - 10:#,0} more");
    }

    private void WritePeople(AgreementReport report)
    {
        var judged = report.Annotators.Where(one => one.Quality is not null).ToList();
        if (judged.Count == 0) return;
        output.WriteLine();
        output.WriteLine($"  People against what the others mostly say (lowest of {judged.Count:#,0} first):");
        foreach (var one in judged.OrderBy(one => one.Quality!.Value.High).Take(Shown))
            output.WriteLine($"    {Paragraph.Cut(one.Annotator, 20),-20}  {Percent(one.Quality!.Value),-24}  n = {one.Judged:#,0}{(one.OnlyLabel is null ? "" : $"; always answers '{one.OnlyLabel}'")}");
        var alike = report.Annotators.Where(one => one.OnlyLabel is not null).ToList();
        if (alike.Count > 0) output.WriteLine($"    {alike.Count:#,0} give the same answer every time: {string.Join(", ", alike.Take(Shown).Select(one => one.Annotator))}{(alike.Count > Shown ? ", ..." : "")}.");
        var single = report.Annotators.Count(one => one.Answers == 1);
        if (single > 0) output.WriteLine($"    {single:#,0} gave one answer only.");
        foreach (var one in report.Annotators.Where(one => one.Drift is { IsFound: true }).Take(Shown))
            output.WriteLine($"    {one.Annotator} {(one.Drift!.Change.Value < 0 ? "gets worse" : "gets better")}: {one.Drift.Early:P0} in the earlier half, {one.Drift.Late:P0} in the later (change {Points(one.Drift.Change)}, p = {one.Drift.PValue:0.000} for all people tested, n = {one.Drift.Answers:#,0}).");
    }

    private void WriteTime(AgreementReport report)
    {
        if (report.Periods.IsEmpty) return;
        output.WriteLine();
        output.WriteLine("  Over time:");
        foreach (var period in report.Periods)
            output.WriteLine($"    {period.From:yyyy-MM-dd HH:mm} to {period.To:yyyy-MM-dd HH:mm}  alpha {(period.Alpha is { } alpha ? $"{alpha.Value:0.000} ({alpha.Low:0.000} to {alpha.High:0.000})" : "-")}, n = {period.Items:#,0}");
    }

    private static string Percent(Interval share) => $"{share.Value:P0} ({share.Low:P0} to {share.High:P0})";

    private static string Points(Interval change) => $"{100 * change.Value:+0;-0;0} points, {100 * change.Low:+0;-0;0} to {100 * change.High:+0;-0;0}";
}
