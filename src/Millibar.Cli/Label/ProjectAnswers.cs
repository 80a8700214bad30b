using Millibar.Cli.Workspaces;
using Millibar.Data.Queues;
using Millibar.Evidence;

namespace Millibar.Cli.Label;

/// <summary>The answers that a project has so far.</summary>
internal static class ProjectAnswers
{
    /// <summary>Counts them, item by item.</summary>
    public static Task<AnswerCounts> CountAsync(Workspace workspace, ProjectEntry project, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(AnswerCounts.None);
    }
}
