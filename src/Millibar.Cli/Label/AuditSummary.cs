using System.Collections.Immutable;
using Millibar.Decide;
using Millibar.Statistics;
using Millibar.Trial.Audit;

namespace Millibar.Cli.Label;

/// <summary>An audit on one screen.</summary>
internal sealed class AuditSummary(TextWriter output)
{
    private const int Shown = 10;
    private const int CellsShown = 6;
    private const int Width = 18;

    public void Write(AuditReport report, string? project)
    {
        var rows = report.Table.RowCount;
        output.WriteLine($"{report.Table.Name}  {rows:#,0} rows, label {report.Options.Target}{(report.Classes.IsEmpty ? "" : $" ({report.Classes.Length} classes)")}; judged out of fold by {string.Join(", ", report.Models)}");
        output.WriteLine();
        output.WriteLine($"  flagged        {report.Flagged:#,0} labels, {Percents(WilsonInterval.Of(report.Flagged, rows))}, n = {rows:#,0}. A flag is no error before somebody has looked.");
        WriteNoise(report);
        WriteCopies("copies with different labels", report, report.Copies);
        WriteCopies("near copies with different labels", report, report.NearCopies);
        if (report.SingleLabels > 0) output.WriteLine($"  left out       {report.SingleLabels:#,0} rows whose label nobody else has");
        if (report.Cost is { } cost) WriteCost(cost);
        if (!report.Suspects.IsEmpty) WriteSuspects(report);
        if (!report.Far.IsEmpty) WriteFar(report);
        output.WriteLine();
        if (project is not null) output.WriteLine($"Recorded in {project}.");
        output.WriteLine(report.Flagged == 0
            ? "Next: nothing is flagged; `millibar label review --random 100` finds out what the models cannot see."
            : "Next: look at the flagged rows, 50 to 100 of them: millibar label review");
    }

    private void WriteNoise(AuditReport report)
    {
        if (report.Noise is not { } noise)
        {
            if (!report.Classes.IsEmpty) output.WriteLine("  wrong          not estimated: too many classes; review a random sample instead");
            return;
        }

        output.WriteLine($"  wrong, likely  {noise.Share.Value * report.Table.RowCount:#,0} labels, {Percents(noise.Share)}, n = {noise.Rows:#,0}: the models' reckoning, not yet confirmed");
        var cells = NoiseCells.Of(noise);
        if (cells.IsEmpty) return;
        output.WriteLine();
        output.WriteLine($"  {"labelled",-Width} {"truly",-Width} {"rows",7}  share of the label, 95 % interval");
        foreach (var cell in cells.Take(CellsShown))
            output.WriteLine($"  {Cut(report.Classes[cell.Given]),-Width} {Cut(report.Classes[cell.Truth]),-Width} {cell.Expected,7:#,0.0}  {Percents(cell.Share)}, n = {cell.Labelled:#,0}");
        if (cells.Length > CellsShown) output.WriteLine($"  and {cells.Length - CellsShown:#,0} more pairs of classes");
    }

    private void WriteCopies(string what, AuditReport report, ImmutableArray<ImmutableArray<int>> groups)
    {
        if (groups.IsEmpty) return;
        var first = groups[0];
        output.WriteLine($"  {groups.Length:#,0} groups of {what}, for example rows {string.Join(", ", first.Take(4).Select(row => $"{report.Table.RowNumbers[row]:#,0}"))}{(first.Length > 4 ? ", ..." : "")}");
    }

    private void WriteCost(AuditCost cost)
    {
        var verdict = cost.Gain.Low > 0 ? "they harm" : cost.Gain.High < 0 ? "the model is worse without them: do not drop them" : "no difference shown";
        output.WriteLine($"  cost           {cost.Model}: {cost.Metric} {Words.Number(cost.With)} with the flagged rows in training, {Words.Number(cost.Without)} without; gain {Words.Value(cost.Gain)}, n = {cost.Rows:#,0}: {verdict}");
    }

    private void WriteSuspects(AuditReport report)
    {
        output.WriteLine();
        output.WriteLine($"  {"row",8}  {"given",-Width} {"suggested",-Width} {"score",6}  usual for the suggested class");
        foreach (var (suspect, columns) in report.Suspects.Take(Shown).Select(detail => (detail.Suspect, detail.Columns)))
            output.WriteLine($"  {report.Table.RowNumbers[suspect.Row],8:#,0}  {Cut(report.Classes[suspect.Given]),-Width} {Cut(report.Classes[suspect.Suggested]),-Width} {suspect.Score,6:0.000}  {string.Join(", ", columns.Select(column => $"{column.Column} = {(column.Value.Length == 0 ? "(none)" : Cut(column.Value))}"))}");
        if (report.Suspects.Length > Shown) output.WriteLine($"  and {report.Suspects.Length - Shown:#,0} more");
    }

    private void WriteFar(AuditReport report)
    {
        output.WriteLine();
        output.WriteLine($"  {"row",8}  {"given",14} {"expected",14} {"deviations",11}");
        foreach (var far in report.Far.Take(Shown))
            output.WriteLine($"  {report.Table.RowNumbers[far.Row],8:#,0}  {Words.Number(far.Value),14} {Words.Number(far.Predicted),14} {far.Deviations,11:+0.0;-0.0}{(far.OutOfRange ? "  far outside all others" : "")}");
        if (report.Far.Length > Shown) output.WriteLine($"  and {report.Far.Length - Shown:#,0} more");
    }

    private static string Percents(Interval share) => $"{share.Value:P1} ({share.Low:P1} to {share.High:P1})";

    private static string Cut(string text) => text.Length <= Width ? text : $"{text[..(Width - 1)]}…";
}
