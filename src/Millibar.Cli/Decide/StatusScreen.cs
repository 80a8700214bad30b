using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Decide;

namespace Millibar.Cli.Decide;

/// <summary>Where a project stands, on one screen.</summary>
internal sealed class StatusScreen(TextWriter output, Style style)
{
    private const int MostRequirements = 6;
    private const int MostConditions = 4;
    private const int RadarIndent = 36;

    public void Write(CaseFile file, Recommendation advice)
    {
        output.WriteLine($"{style.Bold(file.Name)}  in {style.Bold(file.Place.Code)} since {LifecycleMap.Day(file.Since)} ({Ago.Of(advice.Now - file.Since)}); {Versions(file)}");
        output.WriteLine();
        foreach (var line in LifecycleMap.Lines(file.Place, file.Path, style)) output.WriteLine(line);
        output.WriteLine();
        Requirements(file);
        var text = new AdviceText(output, style);
        text.Gate(advice.Gate, MostConditions, steps: false);
        Radar(advice);
        Money(file);
        output.WriteLine();
        text.Short(advice);
        output.WriteLine(style.Dim("  why: millibar next --why"));
    }

    private static string Versions(CaseFile file)
    {
        var charter = file.CharterVersion == 0 ? "no charter yet" : $"charter {file.CharterVersion}";
        if (file.DataVersion is not { } data) return $"{charter}, no data yet";
        var rows = file.Evidence.LastOrDefault(item => item.Kind == Millibar.Evidence.EvidenceKinds.DataVersion && item.Subject.Data == data)?.Value;
        return $"{charter}, data {data[..Math.Min(8, data.Length)]}{(rows is { } n ? string.Create(CultureInfo.InvariantCulture, $" ({n:#,0} rows)") : "")}";
    }

    private void Requirements(CaseFile file)
    {
        var standings = Standing.Of(file);
        if (standings.IsEmpty)
        {
            output.WriteLine(style.Dim("  no requirement yet: millibar plan set success.requirements \"METRIC >= NUMBER\""));
            return;
        }

        var text = new AdviceText(output, style);
        foreach (var standing in standings.Take(MostRequirements))
            output.WriteLine($"  {text.Padded(standing.State)} {standing.Requirement.Text,-26} {Observed(standing)}");
        if (file.Reading.Ledger is { Used: > 0, Rows: { } rows } ledger)
            output.WriteLine(style.Dim(string.Create(CultureInfo.InvariantCulture, $"  test part: {ledger.Used:#,0} of {ledger.Bears(rows):#,0} looks used (millibar data looks)")));
        if (standings.Length > MostRequirements) output.WriteLine(style.Dim($"  and {standings.Length - MostRequirements} more requirements"));
    }

    private static string Observed(Standing standing) => standing switch
    {
        { IsSpent: true, Ledger: { } ledger, Item: { } item } => string.Create(CultureInfo.InvariantCulture, $"test part used up: {ledger.Used:#,0} looks, bears {ledger.Bears(item.Rows ?? 1, standing.Requirement.Confidence):#,0}"),
        { Estimate: { } estimate, Item: { } item } => string.Create(CultureInfo.InvariantCulture, $"{(estimate.High > estimate.Low ? Words.Value(estimate).ToString() : Words.Number(estimate.Value))}, n = {item.Rows:#,0}, {item.Subject.Model ?? item.Subject.Phase}"),
        { Item: { Value: { } value } } => $"{Words.Number(value)} reported, without interval or n",
        { Item: { } item } when item.Fact("none") is { } why => why,
        _ => "not measured",
    };

    private void Radar(Recommendation advice)
    {
        if (advice.Radar.IsEmpty) return;
        output.WriteLine("  radar");
        foreach (var reading in advice.Radar)
        {
            var heading = $"    {Painted(reading.State)} {reading.Code,-18} ";
            foreach (var line in Paragraph.Lines(reading.Text.ToString(), Paragraph.Width - RadarIndent))
            {
                output.WriteLine($"{heading}{line}");
                heading = new string(' ', RadarIndent);
            }
        }
    }

    private string Painted(RadarState state)
    {
        var word = state == RadarState.NotYetMeasured ? "not measured" : DecideWords.Code(state);
        return state switch
        {
            RadarState.Clear => style.Good(word.PadRight(12)),
            RadarState.Danger => style.Bad(word.PadRight(12)),
            RadarState.Watch => style.Doubtful(word.PadRight(12)),
            _ => style.Dim(word.PadRight(12)),
        };
    }

    private void Money(CaseFile file)
    {
        var resources = file.Charter.Resources;
        if (resources.Money is null && file.Spent == 0) return;
        var share = resources.Money is > 0 and var money ? string.Create(CultureInfo.InvariantCulture, $" of {Words.Number(money)} ({file.Spent / money:0 %})") : "; no budget in the charter";
        output.WriteLine($"  spent {Words.Number(file.Spent)}{(resources.Currency is { } currency ? $" {currency}" : "")}{share}");
    }
}
