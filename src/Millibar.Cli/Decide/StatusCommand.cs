using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;

namespace Millibar.Cli.Decide;

/// <summary><c>millibar status</c>: where a project stands, on one screen.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var gate = new Option<bool>("--gate") { Description = "Exit with 1 when a step back is due or the gate ahead failed, 2 when it is undecided." };
        var command = new Command("status", "Where the project stands: the map, requirements, the gate ahead, risks, and what is next.") { gate };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var open = await OpenCase.ReadAsync(options.Project(parsed), options.By(parsed), ct);
            if (options.Json(parsed)) JsonOutput.Write(json => StatusJson.Write(json, open.File, open.Advice));
            else if (!options.Quiet(parsed)) new StatusScreen(Console.Out, new Style(Console.IsOutputRedirected)).Write(open.File, open.Advice);
            return parsed.GetValue(gate) ? GateCode.Of(open.Advice) : ExitCodes.Done;
        });
        return command;
    }
}
