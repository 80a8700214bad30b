using System.Buffers;
using System.Text.Json;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Data;
using Millibar.Evidence;

namespace Millibar.Cli.Label;

/// <summary>The answers that a project keeps, a batch an entry.</summary>
internal static class StoredAnswers
{
    /// <summary>The batches under one definition, the oldest first.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="project">The project.</param>
    /// <param name="definition">The label definition; null for the charter's own.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="MillibarException"><c>blob-missing</c> or <c>blob-corrupt</c>: a batch is not in the workspace any more.</exception>
    public static async Task<List<AnswerSheet>> ReadAsync(Workspace workspace, ProjectEntry project, string? definition, CancellationToken ct)
    {
        var sheets = new List<AnswerSheet>();
        await foreach (var (blob, of) in BatchesAsync(workspace, project, ct))
        {
            if (of != definition) continue;
            using var document = await ResultBlob.ReadAsync(workspace, blob, ct);
            sheets.Add(AnswerSheets.Read(document.RootElement));
        }

        return sheets;
    }

    /// <summary>The definitions under which there are answers; the charter's own is null.</summary>
    public static async Task<List<string?>> DefinitionsAsync(Workspace workspace, ProjectEntry project, CancellationToken ct)
    {
        var definitions = new List<string?>();
        await foreach (var (_, definition) in BatchesAsync(workspace, project, ct))
            if (!definitions.Contains(definition)) definitions.Add(definition);
        return definitions;
    }

    /// <summary>Keeps a batch; the same answers again add nothing.</summary>
    /// <returns>Whether it is new.</returns>
    public static async Task<bool> AppendAsync(Workspace workspace, ProjectEntry project, AnswerSheet sheet, string? definition, string file, CancellationToken ct)
    {
        var hash = await ResultBlob.StoreAsync(workspace, json => AnswerSheets.Write(json, sheet), ct);
        await foreach (var (blob, of) in BatchesAsync(workspace, project, ct))
            if (blob == hash && of == definition) return false;
        var body = Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("blob", hash);
            json.WriteNumber("answers", sheet.Answers.Length);
            if (definition is not null) json.WriteString("definition", definition);
            json.WriteString("file", file);
            json.WriteEndObject();
        });
        await workspace.Journal.AppendAsync(project.Id, [new NewEntry(EntryKinds.Answers, null, body)], null, workspace.Time.GetUtcNow(), workspace.By, ct);
        return true;
    }

    private static async IAsyncEnumerable<(string Blob, string? Definition)> BatchesAsync(Workspace workspace, ProjectEntry project, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var entry in workspace.Journal.ReadAsync(project.Id, 0, ct))
        {
            if (entry.Kind != EntryKinds.Answers) continue;
            using var body = EntryBody.Parse(entry);
            var named = body.RootElement.TryGetProperty("definition", out var definition) && definition.ValueKind == JsonValueKind.String;
            yield return (body.RootElement.GetProperty("blob").GetString()!, named ? definition.GetString() : null);
        }
    }

    private static byte[] Json(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Compact)) content(json);
        return buffer.WrittenSpan.ToArray();
    }
}
