using System.Buffers;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Data;
using Millibar.Data.Queues;
using Millibar.Evidence;

namespace Millibar.Cli.Label;

/// <summary>The answers that a project has so far: every batch stays, whoever gave it.</summary>
internal static class ProjectAnswers
{
    /// <summary>Counts them, item by item.</summary>
    public static async Task<AnswerCounts> CountAsync(Workspace workspace, ProjectEntry project, CancellationToken ct)
    {
        var sheets = new List<AnswerSheet>();
        await foreach (var entry in workspace.Journal.ReadAsync(project.Id, 0, ct))
        {
            if (entry.Kind != EntryKinds.Answers) continue;
            using var body = EntryBody.Parse(entry);
            // Answers under another definition are answers to another question.
            if (body.RootElement.TryGetProperty("definition", out var definition) && definition.ValueKind == JsonValueKind.String) continue;
            await using var blob = await workspace.Blobs.OpenAsync(body.RootElement.GetProperty("blob").GetString()!, ct);
            using var document = await JsonDocument.ParseAsync(blob, default, ct);
            sheets.Add(AnswerSheets.Read(document.RootElement));
        }

        return AnswerCounts.Of(sheets);
    }

    /// <summary>Keeps a batch.</summary>
    public static async Task AppendAsync(Workspace workspace, ProjectEntry project, AnswerSheet sheet, string file, CancellationToken ct)
    {
        using var stream = new MemoryStream(Json(json => AnswerSheets.Write(json, sheet)));
        var (hash, _) = await workspace.Blobs.AddAsync(stream, ct);
        var body = Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("blob", hash);
            json.WriteNumber("answers", sheet.Answers.Length);
            json.WriteString("file", file);
            json.WriteEndObject();
        });
        await workspace.Journal.AppendAsync(project.Id, [new NewEntry(EntryKinds.Answers, null, body)], null, workspace.Time.GetUtcNow(), workspace.By, ct);
    }

    private static byte[] Json(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Compact)) content(json);
        return buffer.WrittenSpan.ToArray();
    }
}
