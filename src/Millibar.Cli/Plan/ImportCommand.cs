using System.CommandLine;
using Millibar.Cli.Workspaces;
using Millibar.Plan;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan import FILE</c>: a whole plan from a file.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "YAML or JSON; - reads standard input." };
        var options = new WorkspaceOptions();
        var command = new Command("import", "Replace the plan by a file's.") { file };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var text = await PlanFiles.ReadAsync(path, ct);
            var (charter, warnings) = CharterYaml.Read(text, PlanFiles.Name(path));
            PlanOutput.Warn(options, parsed, warnings, PlanFiles.Name(path));
            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            for (var current = session; ; current = await current.AgainAsync(ct))
            {
                var before = current.History.Newest;
                var changes = CharterDifference.Between(before.Charter, charter);
                var saved = changes.IsEmpty ? before : await current.History.SaveAsync(session.Workspace, charter, text, ct);
                if (saved is null) continue;
                PlanOutput.Saved(options, parsed, session, saved, changes);
                return ExitCodes.Done;
            }
        });
        return command;
    }
}
