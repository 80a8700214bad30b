using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;

namespace Millibar.Cli.Decide;

/// <summary><c>millibar next</c>: one recommendation and why.</summary>
internal static class NextCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var why = new Option<bool>("--why") { Description = "The whole argument: every rule with its ruling, its evidence and what would turn it." };
        var all = new Option<bool>("--all") { Description = "Everything that is open: rules that fire or cannot tell, and every condition of the gate with what to do." };
        var gate = new Option<bool>("--gate") { Description = "Exit with 1 when a step back is due or the gate ahead failed, 2 when it is undecided." };
        var command = new Command("next", "What should happen next: go on, stay, go back or stop, and why.") { why, all, gate };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var open = await OpenCase.ReadAsync(options.Project(parsed), options.By(parsed), ct);
            if (options.Json(parsed)) JsonOutput.Write(json => StatusJson.WriteNext(json, open.File, open.Advice));
            else if (!options.Quiet(parsed)) Write(open.Advice, parsed.GetValue(why), parsed.GetValue(all));
            return parsed.GetValue(gate) ? GateCode.Of(open.Advice) : ExitCodes.Done;
        });
        return command;
    }

    private static void Write(Recommendation advice, bool why, bool all)
    {
        var text = new AdviceText(Console.Out, new Style(Console.IsOutputRedirected));
        text.Short(advice);
        text.Grounds(advice);
        if (why || all)
        {
            Console.WriteLine();
            Console.WriteLine(why ? "Rules, causes before consequences:" : "Rules that fire or cannot tell:");
            text.Rules(advice, onlyOpen: !why);
            Console.WriteLine();
            text.Gate(advice.Gate, int.MaxValue, steps: true);
        }
        else if (advice.Move != RecommendedMove.Stay)
        {
            Console.WriteLine("  agree: millibar decide accept; else: millibar decide override --to PLACE --reason \"...\"");
        }
    }
}
