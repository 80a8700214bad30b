using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Trial;

namespace Millibar.Cli.Train;

/// <summary>A trial of which one part is wanted: measured, and recorded when there is a project.</summary>
internal static class PartOfTrial
{
    /// <summary>Runs it.</summary>
    /// <param name="options">The command's options.</param>
    /// <param name="parsed">What was typed.</param>
    /// <param name="curve">Whether to measure the learning curve.</param>
    /// <param name="takes">Which kinds of evidence to record.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<TrialReport> RunAsync(TryOptions options, ParseResult parsed, bool curve, Func<string, bool> takes, CancellationToken ct)
    {
        var version = parsed.GetValue(options.Data);
        await using var session = await TrialSession.OpenAsync(parsed.GetValue(options.Project), parsed.GetValue(options.By), !parsed.GetValue(options.NoRecord), ct);
        var trial = await session.CompleteAsync(options.Read(parsed) with { Curve = curve }, version, ct);
        TrialReport report;
        using (var progress = new ProgressLine(parsed.GetValue(options.Quiet)))
            report = await Composition.RunTrialAsync(trial, progress, ct);
        await session.RecordAsync(report, trial, curve ? "train curve" : "train ladder", takes, ct);
        return report;
    }
}
