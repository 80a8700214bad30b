using System.Buffers;
using System.Text.Json;
using Millibar.Cli.Data;
using Millibar.Cli.Evidence;
using Millibar.Cli.Output;
using Millibar.Cli.Trial;
using Millibar.Trial.Audit;

namespace Millibar.Cli.Label;

/// <summary>Keeps an audit for the project: its document, the predicted classes, the evidence.</summary>
internal sealed class AuditRecord(TrialSession session)
{
    /// <summary>Keeps it.</summary>
    /// <returns>Name of the project; null when nothing was recorded.</returns>
    public async Task<string?> KeepAsync(AuditReport report, string path, CancellationToken ct)
    {
        if (session is not { Workspace: { } workspace, Project: { } project, Case: { } file })
        {
            if (session.WhyNot is { } reason) await Console.Error.WriteLineAsync(reason);
            return null;
        }

        if (file.Charter.Target.Column is { } column && column != report.Options.Target)
        {
            await Console.Error.WriteLineAsync($"Not recorded: {project.Name} predicts {column}, and this was about {report.Options.Target}.");
            return null;
        }

        if (report.Table.Hash != file.DataVersion) await DataVersion.AddAsync(workspace, project, path, report.Options.SkipBadRows, ct);
        var document = await StoreAsync(json => AuditJson.Write(json, report), ct);
        var predictions = report.Predicted.Length == 0 ? null : await StoreAsync(json => PredictedClasses.Write(json, report), ct);
        await Recorded.AppendAsync(workspace, project, AuditEvidence.Of(report, document, predictions, workspace.Time.GetUtcNow(), workspace.By), ct);
        return project.Name;
    }

    private async Task<string> StoreAsync(Action<Utf8JsonWriter> write, CancellationToken ct)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer, JsonOutput.Compact)) write(json);
        using var stream = new MemoryStream(buffer.WrittenSpan.ToArray());
        var (hash, _) = await session.Workspace!.Blobs.AddAsync(stream, ct);
        return hash;
    }
}
