using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan diff [V1 V2]</c>: what changed between two versions.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var from = new Argument<int?>("V1") { Description = "Older version; default: the one before the newest.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Argument<int?>("V2") { Description = "Newer version; default: the newest.", Arity = ArgumentArity.ZeroOrOne };
        var options = new WorkspaceOptions();
        var command = new Command("diff", "Show what changed between two versions of the plan.") { from, to };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            var history = session.History;
            var after = parsed.GetValue(to) is { } newer ? history.Version(newer) : history.Newest;
            var before = history.Version(parsed.GetValue(from) ?? Math.Max(0, after.Number - 1));
            var changes = CharterDifference.Between(before.Charter, after.Charter);
            if (options.Json(parsed))
                JsonOutput.Write(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("project", history.Project.Name);
                    json.WriteNumber("from", before.Number);
                    json.WriteNumber("to", after.Number);
                    PlanOutput.Differences(json, changes);
                    json.WriteEndObject();
                });
            else if (!options.Quiet(parsed))
            {
                Console.WriteLine($"{history.Project.Name}: version {before.Number} -> {after.Number}{(after.Number > 0 ? $" (by {PlanOutput.Clean(after.By)})" : "")}{(changes.IsEmpty ? ": no difference" : "")}");
                PlanOutput.Differences(Console.Out, changes);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
