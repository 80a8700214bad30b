using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Decide.Calibration;

namespace Millibar.Cli.Decide;

/// <summary><c>millibar calibration</c>: how often verdicts and people's overrides held.</summary>
internal static class CalibrationCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("calibration", "How often verdicts and overrides held, over all projects of the workspace (or one: --project).");
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
            var chosen = options.Project(parsed);
            var projects = (await workspace.ProjectsAsync(ct)).Projects;
            var files = new List<CaseFile>();
            foreach (var project in chosen is null ? projects : [await workspace.ProjectAsync(chosen, ct)]) files.Add(await OpenCase.FileOfAsync(workspace, project, ct));
            var report = CalibrationReport.Of(files.SelectMany(file => file.Decisions), files.SelectMany(file => file.Outcomes));
            if (options.Json(parsed)) JsonOutput.Write(json => CalibrationJson.Write(json, report, files.Count));
            else if (!options.Quiet(parsed)) Write(report, files.Count);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(CalibrationReport report, int projects)
    {
        var style = new Style(Console.IsOutputRedirected);
        Console.WriteLine($"Claims over {projects} {(projects == 1 ? "project" : "projects")}: {report.Verdicts.Settled} settled, {report.Open} open.");
        Console.WriteLine($"  verdicts held             {Share(report.Verdicts)}");
        Console.WriteLine($"  overrides were right      {Share(report.Overrides)}");
        Console.WriteLine($"  Brier score               {(report.Brier is { } brier ? $"{Words.Value(brier)}; 0 is best, a coin scores 0.25" : "needs two settled claims")}");
        if (!report.Reliability.IsEmpty)
        {
            Console.WriteLine();
            Console.WriteLine(style.Dim("  confidence      mean   held"));
            foreach (var row in report.Reliability)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.From:0.00} to {row.To:0.00}    {row.MeanConfidence:0.00}   {Share(row.Claims)}"));
        }

        if (report.TooFew is { } few) Console.WriteLine(style.Doubtful(few));
        if (report.Open > 0) Console.WriteLine("Settle open ones: millibar outcome record");
    }

    private static string Share(Tally tally) => tally.Share is { } share ? $"{tally.Held} of {tally.Settled}: {Words.Value(share)}" : "none settled";
}
