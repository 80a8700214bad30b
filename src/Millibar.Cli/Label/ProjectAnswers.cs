using Millibar.Cli.Workspaces;
using Millibar.Data;
using Millibar.Data.Queues;
using Millibar.Evidence;

namespace Millibar.Cli.Label;

/// <summary>The answers to a project's queues: those under the charter's own definition. Answers under another are answers to another question.</summary>
internal static class ProjectAnswers
{
    /// <summary>Counts them, item by item.</summary>
    public static async Task<AnswerCounts> CountAsync(Workspace workspace, ProjectEntry project, CancellationToken ct) =>
        AnswerCounts.Of(await StoredAnswers.ReadAsync(workspace, project, null, ct));

    /// <summary>Keeps a batch; the same one again adds nothing.</summary>
    public static Task AppendAsync(Workspace workspace, ProjectEntry project, AnswerSheet sheet, string file, CancellationToken ct) =>
        StoredAnswers.AppendAsync(workspace, project, sheet, null, file, ct);
}
