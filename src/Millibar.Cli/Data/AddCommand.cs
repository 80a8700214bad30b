using System.CommandLine;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data add FILE</c>: keeps the file and records it as the newest data version.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "CSV, TSV (also .gz, .zst), Parquet or JSON lines." };
        var skip = new Option<bool>("--skip-bad-rows") { Description = "Set bad rows aside, counted, instead of refusing the file." };
        var options = new WorkspaceOptions();
        var command = new Command("add", "Record a file as the newest data version of a project.") { file, skip };
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(skip), options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool skipBadRows, WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(options.Project(parsed), ct);
        var (table, unchanged) = await DataVersion.AddAsync(workspace, project, path, skipBadRows, ct);
        Tell(options, parsed, project, table, unchanged);
        return ExitCodes.Done;
    }

    private static void Tell(WorkspaceOptions options, ParseResult parsed, ProjectEntry project, Table table, bool unchanged)
    {
        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("project", project.Name);
                json.WriteString("data", table.Hash);
                json.WriteString("file", table.Name);
                json.WriteNumber("rows", table.RowCount);
                json.WriteNumber("columns", table.Columns.Length);
                json.WriteNumber("set_aside", table.SetAside.Length);
                json.WriteBoolean("unchanged", unchanged);
                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed))
            Console.WriteLine(unchanged
                ? $"Unchanged: {table.Name} is data version {table.Hash[..12]} already; nothing was recorded."
                : $"{table.Name}: {table.RowCount:#,0} rows, {table.Columns.Length:#,0} columns{(table.SetAside.IsEmpty ? "" : $", {table.SetAside.Length:#,0} rows set aside")}. It is data version {table.Hash[..12]} of {project.Name} now.");
    }
}
