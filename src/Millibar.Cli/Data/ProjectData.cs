using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Data;

/// <summary>The data versions of a project.</summary>
internal static class ProjectData
{
    /// <summary>The newest version, or the one whose hash begins so; null when the project has no data.</summary>
    /// <exception cref="MillibarException"><c>option-data</c> or <c>option-data-ambiguous</c>.</exception>
    public static EvidenceItem? Find(CaseFile file, string? version)
    {
        var versions = DataVersions.Of(file);
        return version is null ? versions.Items.LastOrDefault() : versions.Find(version);
    }

    /// <summary>As <see cref="Find"/>, for commands that need data.</summary>
    /// <exception cref="MillibarException"><c>data-missing</c>.</exception>
    public static EvidenceItem Needed(CaseFile file, string? version) =>
        Find(file, version) ?? throw new MillibarException("data-missing", "The project has no data yet.", file.Name, "Add a file with `millibar data add FILE`.");

    /// <summary>A version as a file.</summary>
    public static Task<StoredData> CopyAsync(Workspace workspace, EvidenceItem version, CancellationToken ct) =>
        StoredData.CopyAsync(workspace, version.Subject.Data!, version.Fact("file") ?? version.Subject.Data!, ct);
}
