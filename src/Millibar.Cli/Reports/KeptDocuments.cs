using System.Collections.Immutable;
using System.Text.Json;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Pages.Project;

namespace Millibar.Cli.Reports;

/// <summary>Reads the results that the project's page draws pictures from.</summary>
internal static class KeptDocuments
{
    private static readonly string[] Drawn =
        [EvidenceKinds.LabelFlags, EvidenceKinds.LabelNoise, EvidenceKinds.LabelAgreement, EvidenceKinds.LabelConsensus, EvidenceKinds.LabelQueue, EvidenceKinds.LabelPlan];

    /// <summary>The results of measurements that still hold, oldest first.</summary>
    /// <exception cref="MillibarException"><c>blob-missing</c> or <c>blob-corrupt</c>.</exception>
    public static async Task<ImmutableArray<KeptDocument>> ReadAsync(Workspace workspace, CaseFile file, CancellationToken ct)
    {
        var documents = ImmutableArray.CreateBuilder<KeptDocument>();
        foreach (var item in file.Evidence)
        {
            if (!Drawn.Contains(item.Kind) || file.IsStale(item) || item.Fact("blob") is not { } hash) continue;
            await using var blob = await workspace.Blobs.OpenAsync(hash, ct);
            using var document = await JsonDocument.ParseAsync(blob, cancellationToken: ct);
            documents.Add(new KeptDocument(item, document.RootElement.Clone()));
        }

        return documents.DrainToImmutable();
    }
}
