using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Train.LearningCurves;
using Millibar.Trial;

namespace Millibar.Cli.Train;

/// <summary><c>millibar train curve</c>: the learning curve of a file's best cheap rung, or (<c>--points</c>) of points that were measured elsewhere.</summary>
internal static class CurveCommand
{
    public static Command Create()
    {
        var points = new Option<string?>("--points") { Description = "Instead of data: CSV with the columns n, value, standard error.", HelpName = "FILE" };
        var lower = new Option<bool>("--lower-is-better") { Description = "With --points: the values are errors or losses." };
        var at = new Option<string?>("--at") { Description = "With --points: training rows to forecast, separated by commas (at most 20 times the last point).", HelpName = "N,N" };
        var family = new Option<string>("--family") { Description = "With --points: kind of learner: linear, neighbours, trees or other.", HelpName = "KIND", DefaultValueFactory = _ => "other" };
        var options = new TryOptions();
        var command = new Command("curve", "Measure the learning curve of a file and forecast it.") { points, lower, at, family };
        options.AddPartTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            if (parsed.GetValue(points) is not { } path) return await MeasureAsync(options, parsed, ct);
            if (!File.Exists(path)) throw new MillibarException("file-missing", $"There is no file {path}.", "--points", "Check the path.");
            var text = await File.ReadAllTextAsync(path, ct);
            var curve = CurvePointsFile.Read(text, Path.GetFileName(path), parsed.GetValue(lower), Sizes(parsed.GetValue(at)), Family(parsed.GetValue(family)!));
            if (parsed.GetValue(options.Json)) JsonOutput.Write(writer => LearningCurveJson.Write(writer, null, curve));
            else Show(curve);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> MeasureAsync(TryOptions options, ParseResult parsed, CancellationToken ct)
    {
        var report = await PartOfTrial.RunAsync(options, parsed, curve: true, kind => kind == EvidenceKinds.LearningCurve, ct);
        if (parsed.GetValue(options.Json))
        {
            JsonOutput.Write(json => TrialJson.Write(json, report));
            return ExitCodes.Done;
        }

        if (report.Curves.IsEmpty) throw new MillibarException("curve-not-measured", $"No learning curve could be measured: {report.CurveReason}", report.DatasetName, "Give more rows, or more time with --budget.");
        foreach (var curve in report.Curves)
        {
            Console.WriteLine($"{report.Metric} of {curve.Rung}");
            Show(curve);
        }

        return ExitCodes.Done;
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
