using System.Collections.Immutable;
using System.CommandLine;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Decide;
using Millibar.Evidence;

namespace Millibar.Cli.Evidence;

/// <summary><c>millibar evidence import FILE</c>: many measurements as JSON lines; all lines are right, or none is recorded.</summary>
internal static class ImportCommand
{
    private const long MostBytes = 1L << 30;

    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var source = new Argument<string>("FILE") { Description = "JSON lines as docs/evidence.md describes; - for standard input." };
        var command = new Command("import", "Record measurements from JSON lines; all lines are checked before any is recorded.") { source };
        options.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(source)!;
            await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
            var project = await workspace.ProjectAsync(options.Project(parsed), ct);
            var items = EvidenceLines.Read(await BytesAsync(path, ct), path == "-" ? "standard input" : Path.GetFileName(path));
            var recorded = await Recorded.AppendAsync(workspace, project, items, ct);
            var file = await OpenCase.FileOfAsync(workspace, project, ct);
            var stale = recorded.New.Count(file.IsStale);
            if (options.Json(parsed)) JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("project", project.Name);
                json.WriteNumber("recorded", recorded.New.Length);
                json.WriteNumber("known", recorded.Known);
                json.WriteNumber("stale", stale);
                json.WriteEndObject();
            });
            if (!options.Quiet(parsed)) Tell(options.Json(parsed) ? Console.Error : Console.Out, project, recorded, stale);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Tell(TextWriter output, ProjectEntry project, Recorded recorded, int stale)
    {
        output.WriteLine($"Recorded in {project.Name}: {recorded.New.Length} measurements{(recorded.Known > 0 ? $"; {recorded.Known} were there already" : "")}.");
        if (stale > 0) output.WriteLine($"{stale} of them are about other data than the newest version: kept, marked stale, and no rule looks at them.");
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken ct)
    {
        if (path == "-")
        {
            using var buffer = new MemoryStream();
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(buffer, ct);
            return buffer.ToArray();
        }

        if (!File.Exists(path)) throw new MillibarException("file-missing", $"There is no file {path}.", "FILE", "Check the path.");
        if (new FileInfo(path).Length > MostBytes) throw new MillibarException("file-too-large", $"{path} is larger than 1 GB.", "FILE", "Split it into smaller files.");
        return await File.ReadAllBytesAsync(path, ct);
    }
}
