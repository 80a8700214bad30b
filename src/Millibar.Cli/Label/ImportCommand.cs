using System.CommandLine;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
using Millibar.Data.Answers;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label import FILE</c>: keeps the answers of several people.</summary>
internal sealed class ImportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "Answers: one a row (item, annotator, label, time), or --wide." };
    private readonly Option<string?> _definition = new("--definition") { Description = "Label definition that was followed, where it is not the charter's own.", HelpName = "NAME" };
    private readonly Option<string?> _id = new("--id") { Description = "Column of the data that names the items, or row for row numbers (default: found out).", HelpName = "COL" };
    private readonly Option<string[]> _labels = new("--labels") { Description = "The labels that there are, separated by commas (default: those of the data).", HelpName = "LABELS" };
    private readonly Option<bool> _skip = new("--skip") { Description = "Set aside answers that do not fit, counted, instead of refusing the file." };
    private readonly AnswerOptions _columns = new();
    private readonly WorkspaceOptions _workspace = new();

    public static Command Create()
    {
        var import = new ImportCommand();
        var command = new Command("import", "Keep the answers of one or several people; batches add up.") { import._file, import._definition, import._id, import._labels, import._skip };
        import._columns.AddTo(command);
        import._workspace.AddTo(command);
        command.SetAction(import.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var session = await TrialSession.OpenAsync(_workspace.Project(parsed), _workspace.By(parsed), record: true, ct);
        if (session is not { Workspace: { } workspace, Project: { } project })
            throw new MillibarException("usage", "Answers belong to a project, and there is none here.", "millibar label import", "Make one with `millibar project new NAME`; `millibar label agree FILE` needs none.");
        var definition = parsed.GetValue(_definition);
        var (read, file) = await _columns.ReadAsync(parsed.GetValue(_file)!, parsed, ct);
        var known = await KnownItems.ReadAsync(session, parsed.GetValue(_id), read.Sheet.Items, ct);
        string[] named = [.. (parsed.GetValue(_labels) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        var labels = named.Length > 0 ? named : definition is null ? known.Labels : [];
        var answers = CheckedAnswers.Of(read, file, known.Knows, labels, workspace.Time.GetUtcNow(), known.At, parsed.GetValue(_skip));
        var isNew = await StoredAnswers.AppendAsync(workspace, project, answers.Sheet, definition, file, ct);
        var all = AnswerMerge.Of(await StoredAnswers.ReadAsync(workspace, project, definition, ct));
        if (_workspace.Json(parsed)) WriteJson(project.Name, file, definition, read, answers, all, known, isNew);
        else if (!_workspace.Quiet(parsed)) WriteText(project.Name, file, definition, read, answers, all, known, isNew);
        return ExitCodes.Done;
    }

    private static void WriteJson(string project, string file, string? definition, AnswerFile read, CheckedAnswers answers, AnswerMerge all, KnownItems known, bool isNew) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("project", project);
        json.WriteString("file", file);
        json.WriteString("definition", definition);
        json.WriteBoolean("unchanged", !isNew);
        json.WriteNumber("answers", answers.Sheet.Answers.Length);
        json.WriteNumber("items", answers.Sheet.Items.Length);
        json.WriteNumber("annotators", answers.Sheet.Annotators.Length);
        json.WriteNumber("labels", answers.Sheet.Labels.Length);
        json.WriteNumber("empty", read.Empty);
        json.WriteString("items_matched_by", known.Knows is null ? null : known.By);
        json.WriteStartObject("set_aside");
        json.WriteNumber("unknown_items", answers.UnknownItems);
        json.WriteNumber("unknown_labels", answers.UnknownLabels);
        json.WriteNumber("in_future", answers.InFuture);
        json.WriteEndObject();
        json.WriteNumber("after_data_version", answers.AfterData);
        json.WriteStartObject("now");
        json.WriteNumber("answers", all.Sheet.Answers.Length);
        json.WriteNumber("items", all.Sheet.Items.Length);
        json.WriteNumber("annotators", all.Sheet.Annotators.Length);
        json.WriteNumber("repeated", all.Repeats);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteText(string project, string file, string? definition, AnswerFile read, CheckedAnswers answers, AnswerMerge all, KnownItems known, bool isNew)
    {
        var sheet = answers.Sheet;
        Console.WriteLine(isNew
            ? $"{file}: {sheet.Answers.Length:#,0} answers to {sheet.Items.Length:#,0} items by {People(sheet.Annotators.Length)}, recorded in {project}{(definition is null ? "" : $" under '{definition}'")}."
            : $"Unchanged: {project} has these {sheet.Answers.Length:#,0} answers already; nothing was recorded.");
        Console.WriteLine(known.Knows is null ? $"  Items were not looked up: {known.By}." : $"  Items are looked up in the {known.By}.");
        if (answers.SetAside > 0) Console.WriteLine($"  Set aside: {answers.UnknownItems:#,0} to unknown items, {answers.UnknownLabels:#,0} with unknown labels, {answers.InFuture:#,0} given in the future.");
        if (read.Empty > 0) Console.WriteLine($"  {read.Empty:#,0} cells hold no label.");
        if (answers.AfterData > 0) Console.WriteLine($"  {answers.AfterData:#,0} answers are later than the data version: its labels cannot hold them yet.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  In all: {all.Sheet.Answers.Length:#,0} answers to {all.Sheet.Items.Length:#,0} items by {People(all.Sheet.Annotators.Length)}{(all.Repeats == 0 ? "" : $"; {all.Repeats:#,0} were answered again by the same person, and the last one counts")}."));
        Console.WriteLine($"Next: millibar label agree{(definition is null ? "" : $" --definition \"{definition}\"")}");
    }

    private static string People(int count) => count == 1 ? "one person" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} people");
}
