using Millibar.Decide;
using Millibar.Plan;

namespace Millibar.Cli.Plan;

/// <summary>What is known of a project, as the plan check sees it.</summary>
internal static class PlanCases
{
    public static async Task<PlanCase> ReadAsync(PlanSession session, CancellationToken ct)
    {
        var project = session.History.Project;
        var file = await CaseFold.ReadAsync(session.Workspace.Journal, project.Id, project.Name, project.At, ct);
        return new PlanCase(file.Charter, [.. file.Evidence.Where(item => !file.IsStale(item))], file.Place, file.Spent, DateOnly.FromDateTime(session.Workspace.Time.GetUtcNow().UtcDateTime));
    }
}
