using Millibar.Pages.Wording;
using Millibar.Plan.Charters;
using Millibar.Plan.Feasibility;
using Millibar.Portfolio;
using Millibar.Portfolio.Information;
using Millibar.Portfolio.Inputs;
using Millibar.Statistics;

namespace Millibar.Pages.Portfolio;

/// <summary>A portfolio and the words to show it with: what every part of the page gets.</summary>
public sealed record PortfolioView(PortfolioReport Report, PageText Text)
{
    /// <summary>Which driver weighs most, in words.</summary>
    public string Order => Text[Report.Options.Order == DriverOrder.DataFirst ? "portfolio.data-first" : "portfolio.difficulty-first"];

    /// <summary>The projects that have a place on the matrix, by rank.</summary>
    public IEnumerable<ProjectScore> Placed => Report.Projects.Where(project => project.Matrix is not null);

    /// <summary>An amount with its unit: 412 k.</summary>
    public static string Amount(double amount) => Money.Text(amount).Replace('-', '\u2212');

    /// <summary>The archetype in words; null until chosen.</summary>
    public string? Archetype(ProjectScore project) => project.Archetype is { } archetype ? Text["archetype." + CharterWords.Code(archetype)] : null;

    /// <summary>An input in words.</summary>
    public string Input(PriorityInput input) => Text["input." + PriorityInputs.Code(input).Replace('_', '-')];

    /// <summary>Where an input comes from, in words.</summary>
    public string Source(InputSource source) => Text["source." + source switch
    {
        InputSource.Estimated => "estimated",
        InputSource.Measured => "measured",
        InputSource.BaseRate => "base-rate",
        _ => "assumed",
    }];

    /// <summary>What could be found out, in words.</summary>
    public string Kind(MeasurementKind kind) => Text["measurement." + kind switch
    {
        MeasurementKind.Trial => "trial",
        MeasurementKind.Success => "success",
        MeasurementKind.ValuePerYear => "value-per-year",
        MeasurementKind.Years => "years",
        _ => "cost",
    }];

    /// <summary>An input's range in its own unit.</summary>
    public static (string Value, string Low, string High) Range(InputReading reading)
    {
        if (reading.Input is PriorityInput.ValuePerYear or PriorityInput.Cost) return (Amount(reading.Range.Value), Amount(reading.Range.Low), Amount(reading.Range.High));
        var text = Numbers.Estimate(reading.Range);
        return (text.Value, text.Low, text.High);
    }

    /// <summary>A place on the matrix in one breath.</summary>
    public string Spoken(ProjectScore project)
    {
        var (feasibility, impact) = (Numbers.Estimate(project.Matrix!.Feasibility(Report.Options.Order)), Numbers.Estimate(project.Matrix.Impact));
        return Text.Say("portfolio.spoken", project.Rank, DataText.Name(project.Name), feasibility.Value, feasibility.Low, feasibility.High, impact.Value, impact.Low, impact.High, Numbers.Percent(project.Measured(Report.Options.Order)));
    }

}
