using System.CommandLine;
using Millibar.Cli.Decide;
using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Evidence;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary><c>millibar data add</c>: keeps a file, a folder of files or the result of a query, and records it as the newest data version.</summary>
internal static class AddCommand
{
    private static readonly Argument<string?> Source = new("FILE")
    {
        Description = "CSV, TSV (also .gz, .zst), Parquet or JSON lines; or a folder of such files with the same columns.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Skip = new("--skip-bad-rows") { Description = "Set bad rows aside, counted, instead of refusing the file." };
    private static readonly Option<string?> Query = new("--query") { Description = "A query that reads rows, put to the database of --from.", HelpName = "SQL" };
    private static readonly Option<string?> From = new("--from") { Description = "A DuckDB file, a SQLite file, or postgres://user@host:port/database (password: PGPASSWORD).", HelpName = "SOURCE" };

    public static Command Create()
    {
        var options = new WorkspaceOptions();
        var command = new Command("add", "Record a file, a folder of files or the result of a query as the newest data version of a project.") { Source, Skip, Query, From };
        options.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(options, parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(WorkspaceOptions options, ParseResult parsed, CancellationToken ct)
    {
        var (path, query, from) = (parsed.GetValue(Source), parsed.GetValue(Query), parsed.GetValue(From));
        if ((query is null) != (from is null)) throw Usage("--query and --from belong together.", query is null ? "--from" : "--query", "Write both: --query \"SELECT ...\" --from DATABASE.");
        if ((path is null) == (query is null))
            throw path is null ? Usage("FILE is missing.", "millibar data add", "Name a file or a folder, or ask a database: --query SQL --from SOURCE.") : Usage("Both a file and a query were given.", "millibar data add", "Give one of them.");
        await using var workspace = await Workspace.OpenAsync(options.By(parsed), ct);
        var project = await workspace.ProjectAsync(options.Project(parsed), ct);
        using var gathered = await GatherAsync(workspace, project, path, query, from, parsed.GetValue(Skip), options.Quiet(parsed), ct);
        var (table, unchanged) = gathered is null
            ? await DataVersion.AddAsync(workspace, project, path!, parsed.GetValue(Skip), ct)
            : await DataVersion.AddAsync(workspace, project, gathered.Path, skipBadRows: false, gathered.Facts, ct);
        var expected = unchanged ? new NewVersionCheck(null, null) : await NewVersionCheck.MeasureAsync(workspace, project, table, ct);
        Tell(options, parsed, project, table, gathered, unchanged, expected);
        return ExitCodes.Done;
    }

    /// <summary>Makes one file of a folder or a query; null for a file, which is kept as it is.</summary>
    private static async Task<GatheredData?> GatherAsync(Workspace workspace, ProjectEntry project, string? path, string? query, string? from, bool skip, bool quiet, CancellationToken ct)
    {
        if (query is not null) return await GatheredData.OfQueryAsync(from!, query, quiet, ct);
        if (!Directory.Exists(path)) return null;
        var charter = (await OpenCase.FileOfAsync(workspace, project, ct)).Charter;
        return await GatheredData.OfFolderAsync(path, new ReadOptions { SkipBadRows = skip, Target = charter.Target.Column }, quiet, ct);
    }

    private static void Tell(WorkspaceOptions options, ParseResult parsed, ProjectEntry project, Table table, GatheredData? gathered, bool unchanged, NewVersionCheck expected)
    {
        var setAside = gathered?.Facts.GetValueOrDefault("set_aside") is { } counted ? int.Parse(counted) : table.SetAside.Length;
        if (!options.Quiet(parsed))
            foreach (var warning in gathered?.Warnings ?? []) Console.Error.WriteLine($"Note: {warning}");
        if (options.Json(parsed))
            JsonOutput.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("project", project.Name);
                json.WriteString("data", table.Hash);
                json.WriteString("file", table.Name);
                if (gathered?.Facts.GetValueOrDefault("source") is { } source) json.WriteString("source", source);
                json.WriteNumber("rows", table.RowCount);
                json.WriteNumber("columns", table.Columns.Length);
                json.WriteNumber("set_aside", setAside);
                json.WriteBoolean("unchanged", unchanged);
                if (expected.Check is { } check)
                {
                    json.WriteNumber("expectations", check.Results.Length);
                    json.WriteNumber("expectations_broken", check.Broken.Length);
                }

                json.WriteEndObject();
            });
        else if (!options.Quiet(parsed))
            Console.WriteLine(unchanged
                ? $"Unchanged: {Named(table, gathered)} is data version {table.Hash[..12]} already; nothing was recorded."
                : $"{Named(table, gathered)}: {table.RowCount:#,0} rows, {table.Columns.Length:#,0} columns{(setAside == 0 ? "" : $", {setAside:#,0} rows set aside")}. It is data version {table.Hash[..12]} of {project.Name} now.");
        if (!options.Quiet(parsed)) expected.Write(options.Json(parsed) ? Console.Error : Console.Out);
    }

    private static string Named(Table table, GatheredData? gathered) => gathered?.Facts.GetValueOrDefault("source") is { } source ? $"{table.Name} (from {source})" : table.Name;

    private static MillibarException Usage(string what, string where, string remedy) => new("usage", what, where, remedy);
}
