using System.CommandLine;
using Millibar.Cli.Workspaces;

namespace Millibar.Cli.Plan;

/// <summary>An open workspace, the project that the command is about, and the versions of its plan.</summary>
internal sealed record PlanSession(Workspace Workspace, PlanHistory History) : IAsyncDisposable
{
    /// <summary>Opens what the options name.</summary>
    public static async Task<PlanSession> OpenAsync(WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        try
        {
            var project = await workspace.ProjectAsync(options.Project(parsed), ct);
            return new PlanSession(workspace, await PlanHistory.ReadAsync(workspace, project, ct));
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same with what was recorded since.</summary>
    public async Task<PlanSession> AgainAsync(CancellationToken ct) => this with { History = await PlanHistory.ReadAsync(Workspace, History.Project, ct) };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Workspace.DisposeAsync();
}
