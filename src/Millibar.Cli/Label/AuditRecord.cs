using Millibar.Cli.Data;
using Millibar.Cli.Evidence;
using Millibar.Cli.Trial;
using Millibar.Cli.Workspaces;
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
        var document = await ResultBlob.StoreAsync(workspace, json => AuditJson.Write(json, report), ct);
        var predictions = report.Predicted.Length == 0 ? null : await ResultBlob.StoreAsync(workspace, json => PredictedClasses.Write(json, report), ct);
        await Recorded.AppendAsync(workspace, project, AuditEvidence.Of(report, document, predictions, workspace.Time.GetUtcNow(), workspace.By), ct);
        return project.Name;
    }
}
