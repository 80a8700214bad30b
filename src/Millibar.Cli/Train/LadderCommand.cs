using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Trial;

namespace Millibar.Cli.Train;

/// <summary><c>millibar train ladder FILE --target COL</c>: the baselines from the cheapest up, without the learning curve.</summary>
internal static class LadderCommand
{
    public static Command Create()
    {
        var options = new TryOptions();
        var command = new Command("ladder", "Climb the ladder of baselines on a file or a data version.");
        options.AddPartTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var report = await PartOfTrial.RunAsync(options, parsed, curve: false, _ => true, ct);
            if (parsed.GetValue(options.Json)) JsonOutput.Write(json => TrialJson.Write(json, report));
            else new TrySummary(Console.Out, new Style(Console.IsOutputRedirected)).WriteLadder(report);
            return ExitCodes.Done;
        });
        return command;
    }
}
