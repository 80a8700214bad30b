using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Decide;
using Millibar.Train.LearningCurves;
using Millibar.Trial;

namespace Millibar.Cli.Train;

/// <summary><c>millibar train curve --points FILE</c>: a forecast from a curve that was measured elsewhere.</summary>
internal static class CurveCommand
{
    public static Command Create()
    {
        var points = new Option<string>("--points") { Description = "CSV with the columns n, value, standard error.", HelpName = "FILE", Required = true };
        var lower = new Option<bool>("--lower-is-better") { Description = "The values are errors or losses." };
        var at = new Option<string?>("--at") { Description = "Training rows to forecast, separated by commas (at most 20 times the last point).", HelpName = "N,N" };
        var family = new Option<string>("--family") { Description = "Kind of learner: linear, neighbours, trees or other.", HelpName = "KIND", DefaultValueFactory = _ => "other" };
        var json = new Option<bool>("--json") { Description = "The learning_curve object on stdout." };
        var command = new Command("curve", "Forecast a learning curve from measured points.") { points, lower, at, family, json };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(points)!;
            if (!File.Exists(path)) throw new MillibarException("file-missing", $"There is no file {path}.", "--points", "Check the path.");
            var text = await File.ReadAllTextAsync(path, ct);
            var curve = CurvePointsFile.Read(text, Path.GetFileName(path), parsed.GetValue(lower), Sizes(parsed.GetValue(at)), Family(parsed.GetValue(family)!));
            if (parsed.GetValue(json)) JsonOutput.Write(writer => LearningCurveJson.Write(writer, null, curve));
            else Show(curve);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Show(LearningCurve curve)
    {
        var style = new Style(Console.IsOutputRedirected);
        Console.WriteLine(style.Dim($"{"rows",12}  {"value",10}  interval"));
        foreach (var point in curve.Points) Console.WriteLine($"{point.Rows,12:#,0}  {Words.Number(point.Metric.Value, point.Metric),10}  {Words.Range(point.Metric)}  measured");
        foreach (var point in curve.Forecast) Console.WriteLine($"{point.Rows,12:#,0}  {Words.Number(point.Metric.Value, point.Metric),10}  {Words.Range(point.Metric)}  forecast");
        if (!curve.Calibrated) Console.WriteLine(style.Doubtful("The intervals are not calibrated here: they were learnt on error rates measured at six sizes or more."));
        if (curve.Doubt is not null) Console.WriteLine(style.Doubtful(curve.Doubt.ToString()));
    }

    private static ImmutableArray<int> Sizes(string? text) =>
        text is null ? [] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Size)];

    private static int Size(string text) =>
        int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw new MillibarException("option-at", $"'{text}' is not a number of rows.", "--at", "Write for example --at 5000,20000.");

    private static LearnerFamily Family(string text) => text switch
    {
        "linear" => LearnerFamily.Linear,
        "neighbours" => LearnerFamily.Neighbours,
        "trees" => LearnerFamily.Trees,
        "other" => LearnerFamily.Other,
        _ => throw new MillibarException("option-family", $"'{text}' is not a kind of learner.", "--family", "Use linear, neighbours, trees or other."),
    };
}
