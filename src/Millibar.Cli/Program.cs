using System.CommandLine;
using System.Text;
using Millibar.Cli.Data;
using Millibar.Cli.Decide;
using Millibar.Cli.Evidence;
using Millibar.Cli.Journals;
using Millibar.Cli.Label;
using Millibar.Cli.Plan;
using Millibar.Cli.Portfolio;
using Millibar.Cli.Projects;
using Millibar.Cli.Reports;
using Millibar.Cli.Train;
using Millibar.Cli.Trial;

namespace Millibar.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = new RootCommand("Millibar: the barometer for machine-learning projects.")
        {
            TryCommand.Create(),
            ProjectCommand.Create(),
            PlanCommand.Create(),
            DataCommand.Create(),
            LabelCommand.Create(),
            TrainCommand.Create(),
            EvidenceCommand.Create(),
            StatusCommand.Create(),
            NextCommand.Create(),
            DecideCommand.Create(),
            OutcomeCommand.Create(),
            CalibrationCommand.Create(),
            ReportCommand.Create(),
            JournalCommand.Create(),
            PortfolioCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0) return UsageError.Report(parsed);

        // Errors are ours to word; cancellation is ours to tidy up after.
        var run = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        using var cancel = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            cancel.Cancel();
        };
        return await Failure.GuardAsync(args, () => parsed.InvokeAsync(run, cancel.Token));
    }
}
