using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Data;
using Millibar.Data.Queues;
using Millibar.Engines.DuckDb;
using Millibar.Tables;

namespace Millibar.Cli.Label;

/// <summary><c>millibar label queue --answers FILE</c>: a filled-in queue, or an export of Label Studio, comes back.</summary>
internal static class AnswersOfQueues
{
    /// <summary>Reads, checks and keeps the answers.</summary>
    /// <param name="session">The project.</param>
    /// <param name="path">The file; JSON is Label Studio's.</param>
    /// <param name="json">Whether to print JSON.</param>
    /// <param name="quiet">Whether to print no text.</param>
    /// <param name="ct">Cancels before anything is kept.</param>
    /// <exception cref="MillibarException">There is no project, the file cannot be read, or an answer is to something that was never asked.</exception>
    public static async Task ImportAsync(TrialSession session, string path, bool json, bool quiet, CancellationToken ct)
    {
        if (session is not { Workspace: { } workspace, Project: { } project })
            throw new MillibarException("usage", "Answers belong to a project, and there is none here.", "--answers", "Make one with `millibar project new NAME`, or name it: --project NAME.");
        var given = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? LabelStudioAnswers.Read(await ReadTextAsync(path, ct), Path.GetFileName(path))
            : QueueAnswers.Read(await new DuckDbTableReader().ReadAsync(path, new ReadOptions(), ct), workspace.By);
        var queues = await EarlierQueues.ReadAsync(workspace, project, ct);
        if (given.Count == 0) throw new MillibarException("answers-none", "The file holds no answer yet.", path, "Fill in the column label, then import it again.");
        QueueAnswers.Check(given, queues.Items, queues.Classes);
        var sheet = AnswerSheets.Of(given);
        await ProjectAnswers.AppendAsync(workspace, project, sheet, Path.GetFileName(path), ct);
        var waiting = queues.Waiting(await ProjectAnswers.CountAsync(workspace, project, ct)).Count;
        if (json)
            JsonOutput.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("project", project.Name);
                writer.WriteString("file", Path.GetFileName(path));
                writer.WriteNumber("answers", sheet.Answers.Length);
                writer.WriteNumber("items", sheet.Items.Length);
                writer.WriteNumber("annotators", sheet.Annotators.Length);
                writer.WriteNumber("waiting", waiting);
                writer.WriteEndObject();
            });
        else if (!quiet)
            Console.WriteLine($"{sheet.Answers.Length:#,0} answers to {sheet.Items.Length:#,0} items by {(sheet.Annotators.Length == 1 ? "one person" : $"{sheet.Annotators.Length:#,0} people")} recorded in {project.Name}; {waiting:#,0} items still wait.");
    }

    private static async Task<string> ReadTextAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new MillibarException("file-missing", "There is no such file.", path, "Check the name.");
        return await File.ReadAllTextAsync(path, ct);
    }
}
