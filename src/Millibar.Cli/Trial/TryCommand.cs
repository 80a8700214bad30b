using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Reports;
using Millibar.Decide;
using Millibar.Plan.Requirements;
using Millibar.Trial;

namespace Millibar.Cli.Trial;

/// <summary><c>millibar try FILE --target COL</c>: a data set in, a verdict out.</summary>
internal static class TryCommand
{
    public static Command Create()
    {
        var options = new TryOptions();
        var command = new Command("try", "Measure whether a problem can be solved with the data at hand, and what to do next.");
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(TryOptions options, ParseResult parsed, CancellationToken ct)
    {
        var json = parsed.GetValue(options.Json);
        var culture = ReportCommand.CultureOf(parsed.GetValue(options.Language));
        var page = parsed.GetValue(options.Report)!;
        ReportPlace.Check(page);
        await using var session = await TrialSession.OpenAsync(parsed.GetValue(options.Project), parsed.GetValue(options.By), !parsed.GetValue(options.NoRecord), ct);
        var trial = await session.CompleteAsync(options.Read(parsed), null, ct);

        TrialReport report;
        using (var progress = new ProgressLine(parsed.GetValue(options.Quiet)))
        {
            report = await Composition.RunTrialAsync(trial, progress, ct);
            progress.Report(new TrialProgress("report", TrialRun.Steps, TrialRun.Steps, ""));
            await AtomicFile.WriteAsync(page, await Composition.RenderAsync(report, culture, ct), ct);
        }

        if (json) JsonOutput.Write(writer => TrialJson.Write(writer, report));
        if (!json || !parsed.GetValue(options.Quiet))
        {
            var output = json ? Console.Error : Console.Out;
            new TrySummary(output, new Style(json ? Console.IsErrorRedirected : Console.IsOutputRedirected)).Write(report, page);
        }

        await session.RecordAsync(report, trial, "try", _ => true, ct);
        return parsed.GetValue(options.Gate) ? GateCode(report) : ExitCodes.Done;
    }

    private static int GateCode(TrialReport report)
    {
        if (report.Verdict.Code == VerdictCode.Blocked) return ExitCodes.GateUndecided;
        if (report.Requirements.Any(r => r.State == RequirementState.Failed)) return ExitCodes.GateFailed;
        return report.Verdict.Code == VerdictCode.Undecided || report.Requirements.Any(r => r.State == RequirementState.Undecided)
            ? ExitCodes.GateUndecided
            : ExitCodes.Done;
    }
}
