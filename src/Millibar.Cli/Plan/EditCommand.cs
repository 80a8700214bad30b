using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan edit</c>: the plan in the user's editor. Nothing that was typed is ever lost: it stays in a file until it is saved.</summary>
internal static class EditCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "Go on with a text that was kept, on top of the newest version.", HelpName = "FILE" };
        var options = new WorkspaceOptions();
        var command = new Command("edit", "Edit the plan in $VISUAL or $EDITOR.") { from };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var editor = Editor.Find() ?? throw new MillibarException("editor-missing", "No editor is named.", "EDITOR", "Set it, e.g. EDITOR=nano; or use `millibar plan set`, or `millibar plan export` and `millibar plan import`.");
            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            var (draft, start) = parsed.GetValue(from) is { } kept ? await ResumeAsync(session, kept, ct) : await BeginAsync(session, ct);
            var (charter, text) = await TypeAsync(editor, draft, options, parsed, ct);
            await SaveAsync(session, draft, start, charter, text, options, parsed, ct);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A new draft of the newest version.</summary>
    private static async Task<(string Draft, PlanVersion Start)> BeginAsync(PlanSession session, CancellationToken ct)
    {
        var draft = PlanFiles.NewDraft(session.Workspace, session.History);
        var schema = await PlanFiles.SchemaAsync(session.Workspace, Path.GetDirectoryName(draft)!, ct);
        await AtomicFile.WriteAsync(draft, CharterYaml.Write(session.History.Newest.Charter, schema), ct, "The folder .millibar must be writable.");
        return (draft, session.History.Newest);
    }

    /// <summary>A kept text. Where it can be read and the plan has moved on, what others changed meanwhile is taken over, but for fields that the text changes itself.</summary>
    private static async Task<(string Draft, PlanVersion Start)> ResumeAsync(PlanSession session, string kept, CancellationToken ct)
    {
        var text = await PlanFiles.ReadAsync(kept, ct);
        var newest = session.History.Newest;
        var start = PlanFiles.BaseOf(kept, session.History) is { } number ? session.History.Version(number) : newest;
        var full = Path.GetFullPath(kept);
        if (start.Number == newest.Number || Readable(text) is not { } mine) return (full, start);
        var (merged, disputed) = CharterMerge.Of(start.Charter, mine, newest.Charter);
        foreach (var field in disputed) Console.Error.WriteLine($"You and {PlanOutput.Clean(newest.By)} both changed {field.Key}: yours is {PlanOutput.Clean(field.After ?? "(open)")}, version {newest.Number} has {PlanOutput.Clean(field.Before ?? "(open)")}. The text holds yours.");
        var draft = PlanFiles.NewDraft(session.Workspace, session.History);
        var schema = await PlanFiles.SchemaAsync(session.Workspace, Path.GetDirectoryName(draft)!, ct);
        await AtomicFile.WriteAsync(draft, CharterYaml.Write(merged, schema), ct, "The folder .millibar must be writable.");
        return (draft, newest);
    }

    private static Charter? Readable(string text)
    {
        try
        {
            return CharterYaml.Read(text, "").Charter;
        }
        catch (MillibarException)
        {
            return null;
        }
    }

    /// <summary>Opens the editor until the text is sound, or the user gives up.</summary>
    private static async Task<(Charter Charter, string Text)> TypeAsync(string editor, string draft, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        while (true)
        {
            await Editor.OpenAsync(editor, draft, ct);
            try
            {
                var text = await PlanFiles.ReadAsync(draft, ct);
                var (charter, warnings) = CharterYaml.Read(text, PlanFiles.Name(draft));
                PlanOutput.Warn(options, parsed, warnings, PlanFiles.Name(draft));
                return (charter, text);
            }
            catch (MillibarException wrong)
            {
                if (Console.IsInputRedirected || !GoBack(wrong))
                    throw new MillibarException(wrong.Code, wrong.Message, wrong.Where, $"{wrong.Remedy} Nothing was saved; your text is kept in {draft}. Go on with `millibar plan edit --from {NearestName.Quote(draft)}`.", wrong);
            }
        }
    }

    private static bool GoBack(MillibarException wrong)
    {
        Console.Error.WriteLine($"{wrong.Where}: {wrong.Message} {wrong.Remedy}");
        Console.Error.Write("Back to the same text? [Y/n] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "" or "y" or "yes";
    }

    private static async Task SaveAsync(PlanSession session, string draft, PlanVersion start, Charter charter, string text, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        var current = await session.AgainAsync(ct);
        var changes = CharterDifference.Between(start.Charter, charter);
        if (changes.IsEmpty)
        {
            File.Delete(draft);
            PlanOutput.Saved(options, parsed, session, start, changes);
            return;
        }

        var saved = current.History.Newest.Number == start.Number ? await current.History.SaveAsync(session.Workspace, charter, text, ct) : null;
        if (saved is null) throw Meanwhile((await session.AgainAsync(ct)).History.Newest, start, draft);
        File.Delete(draft);
        PlanOutput.Saved(options, parsed, session, saved, changes);
    }

    private static MillibarException Meanwhile(PlanVersion newest, PlanVersion start, string draft)
    {
        var theirs = string.Concat(CharterDifference.Between(start.Charter, newest.Charter).Select(change => $"\n  {change.Key}: {PlanOutput.Clean(change.Before ?? "(open)")} -> {PlanOutput.Clean(change.After ?? "(open)")}"));
        return new MillibarException(
            "plan-conflict",
            $"{PlanOutput.Clean(newest.By)} saved version {newest.Number} of the plan while you were editing version {start.Number}. Nothing of yours was saved yet. Changed meanwhile:{theirs}",
            draft,
            $"Your text is kept in {draft}. `millibar plan edit --from {NearestName.Quote(draft)}` opens it on top of version {newest.Number}.");
    }
}
