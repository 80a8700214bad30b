using System.Collections.Immutable;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;
using Millibar.Pages.Project;

namespace Millibar.Cli.Reports;

/// <summary>Reads the results that the project's page draws pictures from.</summary>
internal static class KeptDocuments
{
    /// <summary>Kinds whose results are drawn, in the order of the page.</summary>
    private static readonly string[] Drawn =
        [EvidenceKinds.LabelFlags, EvidenceKinds.LabelAgreement, EvidenceKinds.LabelConsensus, EvidenceKinds.LabelPlan, EvidenceKinds.LabelQueue];

    /// <summary>The results of measurements that still hold, kind by kind.</summary>
    /// <exception cref="MillibarException"><c>blob-missing</c> or <c>blob-corrupt</c>.</exception>
    public static async Task<ImmutableArray<KeptDocument>> ReadAsync(Workspace workspace, CaseFile file, CancellationToken ct)
    {
        var documents = ImmutableArray.CreateBuilder<KeptDocument>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Drawn.SelectMany(kind => file.Evidence.Where(item => item.Kind == kind)))
        {
            // One result may stand behind several measurements.
            if (file.IsStale(item) || item.Fact("blob") is not { } hash || !read.Add(hash)) continue;
            using var document = await ResultBlob.ReadAsync(workspace, hash, ct);
            documents.Add(new KeptDocument(item, document.RootElement.Clone()));
        }

        return documents.DrainToImmutable();
    }
}
