using Millibar.Cli.Decide;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Portfolio.Record;

namespace Millibar.Cli.Portfolio;

/// <summary>The cases of a workspace's projects.</summary>
internal static class PortfolioCases
{
    /// <summary>All that run and are not put away, and all that are finished: what they came to is remembered.</summary>
    public static async Task<IReadOnlyList<CaseFile>> ReadAsync(Workspace workspace, CancellationToken ct)
    {
        var files = new List<CaseFile>();
        foreach (var project in (await workspace.ProjectsAsync(ct)).Projects)
        {
            var file = await OpenCase.FileOfAsync(workspace, project, ct);
            if (!project.Archived || CompanyHistory.Succeeded(file) is not null) files.Add(file);
        }

        return files;
    }
}
