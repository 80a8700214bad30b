using System.Collections.Immutable;
using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan check</c>: what is missing or weak, worst first.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var gate = new Option<bool>("--gate") { Description = "Exit with 1 when there is an error." };
        var options = new WorkspaceOptions();
        var command = new Command("check", "Say what is missing or weak in the plan, worst first.") { gate };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            var problems = PlanCheck.Of(await PlanCases.ReadAsync(session, ct));
            if (options.Json(parsed)) WriteJson(session, problems);
            else if (!options.Quiet(parsed)) Show(session, problems);
            return parsed.GetValue(gate) && problems.Any(problem => problem.Severity == PlanSeverity.Error) ? ExitCodes.GateFailed : ExitCodes.Done;
        });
        return command;
    }

    private static void WriteJson(PlanSession session, ImmutableArray<PlanProblem> problems) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        PlanOutput.Head(json, session.History.Project.Name, session.History.Newest);
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("severity", problem.Severity.ToString().ToLowerInvariant());
            json.WriteString("message", problem.Message.ToString());
            json.WriteString("remedy", problem.Remedy.ToString());
            json.WriteString("command", problem.Command);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Show(PlanSession session, ImmutableArray<PlanProblem> problems)
    {
        var style = new Style(Console.IsOutputRedirected);
        var counts = Enum.GetValues<PlanSeverity>().Select(severity => (Severity: severity, Count: problems.Count(problem => problem.Severity == severity))).Where(count => count.Count > 0)
            .Select(count => $"{count.Count} {count.Severity.ToString().ToLowerInvariant()}{(count.Count == 1 ? "" : "s")}");
        Console.WriteLine($"{style.Bold(session.History.Project.Name)}, plan version {session.History.Newest.Number}: {(problems.IsEmpty ? style.Good("nothing is missing.") : string.Join(", ", counts))}");
        foreach (var problem in problems)
        {
            var severity = problem.Severity.ToString().ToLowerInvariant();
            var painted = problem.Severity switch { PlanSeverity.Error => style.Bad($"{severity,-8}"), PlanSeverity.Warning => style.Doubtful($"{severity,-8}"), _ => style.Dim($"{severity,-8}") };
            Console.WriteLine($"{painted} {PlanOutput.Clean(problem.Message.ToString())} ({problem.Code})");
            Console.WriteLine($"         {PlanOutput.Clean(problem.Remedy.ToString())} {style.Dim(PlanOutput.Clean(problem.Command))}");
        }
    }
}
