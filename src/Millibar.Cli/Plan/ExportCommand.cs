using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan;
using Millibar.Plan.Charters;

namespace Millibar.Cli.Plan;

/// <summary><c>millibar plan export [FILE]</c>: the plan as YAML with comments, or the schema.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "Where to write; default: standard output.", Arity = ArgumentArity.ZeroOrOne };
        var version = new Option<int?>("--version") { Description = "Version to write; default: the newest.", HelpName = "N" };
        var schema = new Option<bool>("--schema") { Description = "The JSON Schema of the plan instead of the plan." };
        var options = new WorkspaceOptions();
        var command = new Command("export", "Write the plan as YAML with a comment for every field.") { file, version, schema };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(file) is "-" ? null : parsed.GetValue(file);
            if (parsed.GetValue(schema))
            {
                await WriteAsync(path, CharterSchema.Write(), ct);
                return ExitCodes.Done;
            }

            await using var session = await PlanSession.OpenAsync(options, parsed, ct);
            var plan = parsed.GetValue(version) is { } number ? session.History.Version(number) : session.History.Newest;
            var folder = path is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(path))!;
            var text = CharterYaml.Write(plan.Charter, await PlanFiles.SchemaAsync(session.Workspace, folder, ct));
            if (path is not null || !options.Json(parsed)) await WriteAsync(path, text, ct);
            if (options.Json(parsed))
                JsonOutput.Write(json =>
                {
                    json.WriteStartObject();
                    PlanOutput.Head(json, session.History.Project.Name, plan);
                    json.WriteString("file", path);
                    json.WriteString("yaml", text);
                    json.WriteEndObject();
                });
            else if (path is not null && !options.Quiet(parsed)) Console.WriteLine($"Wrote version {plan.Number} of the plan of {session.History.Project.Name} to {path}. Bring it back with `millibar plan import {NearestName.Quote(path)}`.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task WriteAsync(string? path, string text, CancellationToken ct)
    {
        if (path is null) Console.Write(text);
        else await AtomicFile.WriteAsync(path, text, ct, "Choose another place.");
    }
}
