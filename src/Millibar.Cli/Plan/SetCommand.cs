using System.CommandLine;
using Millibar.Cli.Workspaces;
using Millibar.Plan;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan set KEY VALUE...</c>: one field.</summary>
internal static class SetCommand
{
    public static Command Create()
    {
        var key = new Argument<string>("KEY") { Description = "Dotted name of the field, e.g. success.optimise." };
        var values = new Argument<string[]>("VALUE") { Description = "The value; several for a list, LOW HIGH for a range.", Arity = ArgumentArity.ZeroOrMore };
        var clear = new Option<bool>("--clear") { Description = "Clear the field." };
        var add = new Option<bool>("--add") { Description = "Add to a list instead of replacing it." };
        var options = new WorkspaceOptions();
        var command = new Command("set", "Set or clear one field of the plan.") { key, values, clear, add };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var (name, typed, cleared) = (parsed.GetValue(key)!, parsed.GetValue(values) ?? [], parsed.GetValue(clear));
            if (cleared == typed.Length > 0)
                throw new MillibarException("usage", cleared ? "--clear takes no value." : $"No value for {name}.", "millibar plan set", $"Write `millibar plan set {name} VALUE`, or `millibar plan set {name} --clear`.");
            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            for (var current = session; ; current = await current.AgainAsync(ct))
            {
                // The value does not depend on what stood there: when somebody else saved meanwhile, set it in his version.
                var before = current.History.Newest;
                var after = CharterEdit.Set(before.Charter, name, [.. parsed.GetValue(add) ? CharterEdit.Items(before.Charter, name) : [], .. typed]);
                var changes = CharterDifference.Between(before.Charter, after);
                var saved = changes.IsEmpty ? before : await current.History.SaveAsync(session.Workspace, after, null, ct);
                if (saved is null) continue;
                PlanOutput.Saved(options, parsed, session, saved, changes);
                return ExitCodes.Done;
            }
        });
        return command;
    }
}
