using Millibar.Cli.Output;
using Millibar.Data.Consensus;
using Millibar.Decide;

namespace Millibar.Cli.Label;

/// <summary>A consensus on one screen.</summary>
internal sealed class ConsensusScreen(TextWriter output)
{
    private const int Shown = 8;

    public void Write(ConsensusReport report, string source, string? definition, string? file, bool recorded)
    {
        output.WriteLine($"{source}{(definition is null ? "" : $", definition '{definition}'")}: {report.Answers:#,0} answers by {report.Annotators.Length:#,0} people, one label for each of {report.Items.Length:#,0} items.");
        Paragraph.Write(output, "  ", $"By {Name(report.Method)}: {report.Why}.");
        if (report.Overruled > 0) output.WriteLine($"  {report.Overruled:#,0} labels are not the commonest answer.");
        Paragraph.Write(output, "  ", report.Right is { } right
            ? $"Right, by the expert: {Words.Value(right)}, n = {report.Confirmed:#,0}."
            : $"Right: not measured. It would be {report.MeanQuality:0.000} if people erred independently of each other, which hard items prevent. Have one expert label some 100 items drawn at random, then --expert NAME measures it.");
        if (report.ModelWeight is { } weight) output.WriteLine($"  The model has the vote of {weight:0.0} people.");
        output.WriteLine();
        output.WriteLine($"  {"people",-18}{"right",-26}{"items",8}");
        foreach (var rung in report.Rungs) output.WriteLine($"  {rung.Rung,-18}{(rung.Accuracy is { } known ? Words.Value(known).ToString() : $"{rung.Value:0.000}, not measured"),-26}{rung.Items,8:#,0}  {rung.Note}");
        output.WriteLine();
        WriteAnnotators(report);
        output.WriteLine($"  {"least sure",-20}{"label",-16}{"quality",9}{"answers",9}{"same",7}");
        foreach (var item in report.Items.OrderBy(item => item.Quality).Take(Shown)) output.WriteLine($"  {Paragraph.Cut(item.Item, 19),-20}{Paragraph.Cut(item.Label, 15),-16}{item.Quality,9:0.000}{item.Answers,9}{item.Same,7:P0}");
        output.WriteLine();
        if (file is not null) output.WriteLine($"Written to {file}.");
        output.WriteLine(recorded ? "Recorded. Next: millibar label queue --order consensus asks again where it is least sure; then millibar next" : file is null ? "Next: --out FILE.csv writes the labels." : "Next: have somebody look at the labels that are least sure.");
    }

    private void WriteAnnotators(ConsensusReport report)
    {
        var (certify, retrain) = (report.Annotators.Count(one => one.Standing == AnnotatorStanding.Certify), report.Annotators.Count(one => one.Standing == AnnotatorStanding.Retrain));
        output.WriteLine($"  Against the bar of {report.Options.Bar:0.00}: {certify:#,0} to certify, {retrain:#,0} to retrain, {report.Annotators.Length - certify - retrain:#,0} not decided by their answers so far.");
        output.WriteLine($"  {"annotator",-20}{"answers",8}  {"right, by the others",-26}");
        foreach (var one in report.Annotators.OrderByDescending(one => one.Standing).ThenBy(one => one.Right?.High ?? 1).Take(Shown))
            output.WriteLine($"  {Paragraph.Cut(one.Annotator, 19),-20}{one.Answers,8:#,0}  {(one.Right is null ? "nobody else answered these" : Words.Value(one.Right).ToString()),-26} {ConsensusJson.Code(one.Standing)}");
        if (report.Annotators.Length > Shown) output.WriteLine($"  and {report.Annotators.Length - Shown:#,0} more (--json has them)");
        output.WriteLine();
    }

    private static string Name(ConsensusMethod method) => method switch
    {
        ConsensusMethod.DawidSkene => "Dawid and Skene's model",
        ConsensusMethod.Model => "votes of people and a model, each weighed by agreement above chance",
        _ => "the commonest answer",
    };
}
