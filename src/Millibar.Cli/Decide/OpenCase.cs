using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Decide;

/// <summary>A project's case, read and judged, with its workspace open for what is to be recorded.</summary>
internal sealed class OpenCase : IAsyncDisposable
{
    private OpenCase(Workspace workspace, CaseFile file, Recommendation advice)
    {
        Workspace = workspace;
        File = file;
        Advice = advice;
    }

    public Workspace Workspace { get; }

    public CaseFile File { get; }

    public Recommendation Advice { get; }

    /// <summary>Opens the workspace, folds the project's stream and judges it now.</summary>
    public static async Task<OpenCase> ReadAsync(string? project, string? by, CancellationToken ct)
    {
        var workspace = await Workspace.OpenAsync(by, ct);
        try
        {
            var file = await FileOfAsync(workspace, await workspace.ProjectAsync(project, ct), ct);
            return new OpenCase(workspace, file, DecisionEngine.Default.Judge(file, workspace.Time.GetUtcNow()));
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>A project's case.</summary>
    public static Task<CaseFile> FileOfAsync(Workspace workspace, ProjectEntry project, CancellationToken ct) =>
        CaseFold.ReadAsync(workspace.Journal, project.Id, project.Name, project.At, ct);

    public ValueTask DisposeAsync() => Workspace.DisposeAsync();
}
