using Millibar.Cli.Output;
using Millibar.Portfolio;
using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Cli.Portfolio;

/// <summary>The portfolio on one screen.</summary>
internal sealed class PortfolioTable(TextWriter output, Style style)
{
    private const int NameWidth = 20;

    public void Write(PortfolioReport report, string? page)
    {
        var options = report.Options;
        output.WriteLine($"{style.Bold("Portfolio")}  {report.Projects.Length} projects{(report.Currency is { } currency ? $", amounts in {currency}" : "")}; {options.Draws:#,0} draws, seed {options.Seed}; feasibility {PortfolioJson.Code(options.Order)}");
        if (!report.Projects.IsEmpty)
        {
            output.WriteLine();
            WriteValues(report);
            output.WriteLine();
            WriteMatrix(report);
        }

        WriteUnranked(report);
        output.WriteLine();
        Paragraph.Write(output, "First:   ", report.Advice.ChoiceText.ToString(), style.Bold);
        if (report.Advice.MeasurementText.ToString() is { Length: > 0 } measure) Paragraph.Write(output, "Measure: ", measure);
        if (report.Advice.Cheapest?.Step?.Command is { } command) output.WriteLine($"         {command}");
        WriteFootnotes(report);
        if (page is not null) output.WriteLine(style.Dim($"Page: {page}"));
    }

    private void WriteValues(PortfolioReport report)
    {
        var several = report.Options.Top > 1;
        var top = several ? $" {$"top {report.Options.Top}",6}" : "";
        output.WriteLine(style.Dim($"    {"project",-NameWidth} {"value (90 % range)",-28} {"loses",6} {"first",6}{top} {"regret",8}"));
        foreach (var project in report.Projects)
        {
            var among = several ? $" {Share(project.Top.Value),6}" : "";
            output.WriteLine($"{project.Rank,3} {Name(project.Name)} {Amounts(project.Value),-28} {Share(project.LossChance),6} {Share(project.First.Value),6}{among} {Money.Text(project.Regret),8}");
        }
    }

    private void WriteMatrix(PortfolioReport report)
    {
        output.WriteLine(style.Dim($"    {"project",-NameWidth} {"success",-16} {"impact",-16} {"feasibility",-16} {"measured",8}  rank"));
        foreach (var project in report.Projects)
        {
            var success = Range(project.Find(PriorityInput.Success)!.Range);
            if (project.Matrix is not { } place)
            {
                output.WriteLine($"{project.Rank,3} {Name(project.Name)} {success,-16} {style.Dim("off the matrix: no driver of an axis was estimated")}");
                continue;
            }

            var ranks = project.Flips ? style.Doubtful($"{project.RankDifficultyFirst} or {project.RankDataFirst}") : $"{project.RankDifficultyFirst}";
            output.WriteLine($"{project.Rank,3} {Name(project.Name)} {success,-16} {Range(place.Impact),-16} {Range(place.Feasibility(report.Options.Order)),-16} {Share(place.Measured(report.Options.Order)),8}  {ranks}");
        }
    }

    private void WriteUnranked(PortfolioReport report)
    {
        if (report.Unranked.IsEmpty) return;
        output.WriteLine();
        foreach (var project in report.Unranked) Paragraph.Write(output, $"  {style.Doubtful("not ranked")} ", $"{project.Name}: {project.Reason} {project.Remedy}");
    }

    private void WriteFootnotes(PortfolioReport report)
    {
        output.WriteLine();
        foreach (var project in report.Projects)
            foreach (var reading in project.Inputs.Where(reading => reading.Source is InputSource.Measured or InputSource.BaseRate))
                Dim($"{project.Name}, {PriorityInputs.Code(reading.Input)}: {reading.Note}.");
        foreach (var record in report.Estimators)
            Dim($"{record.Estimator}: {record.Hits} of {record.Count} ranges held the truth ({Share(record.HitRate.Low)} to {Share(record.HitRate.High)}); {(record.Factor is { } factor ? FormattableString.Invariant($"spread x {factor:0.##}") : $"ranges are rescaled from {EstimatorRecordLimit} on")}.");
        Dim($"Base rate of success: {report.BaseRate.Rate.Value:0.00} (90 %: {report.BaseRate.Rate.Low:0.00} to {report.BaseRate.Rate.High:0.00}; {report.BaseRate.Finished} finished projects and the often-quoted 15 %).");
        Dim($"Shares of draws are right to {98 / Math.Sqrt(report.Options.Draws):0.0} points (95 %). Value counts success x value a year x years, less the cost to come. Rank: impact x feasibility with difficulty or data weighing most.");
    }

    private static int EstimatorRecordLimit => Millibar.Portfolio.Record.EstimatorRecord.FewestOutcomes;

    private void Dim(FormattableString text) => Paragraph.Write(output, "  ", FormattableString.Invariant(text), style.Dim);

    private static string Name(string name) => Paragraph.Cut(name, NameWidth).PadRight(NameWidth);

    private static string Amounts(Interval value) => $"{Money.Text(value.Value)} ({Money.Text(value.Low)} to {Money.Text(value.High)})";

    private static string Range(Interval interval) => FormattableString.Invariant($"{interval.Value:0.00} ({interval.Low:.00}-{interval.High:.00})");

    private static string Share(double share) => FormattableString.Invariant($"{100 * share:0} %");
}
