using System.Collections.Immutable;
using System.Globalization;
using Millibar.Cli.Output;
using Millibar.Engines.DuckDb;
using Millibar.Engines.Folders;
using Millibar.Engines.Queries;
using Millibar.Tables;

namespace Millibar.Cli.Data;

/// <summary>A folder's files or a query's rows as one file, and where they came from; gone after use.</summary>
internal sealed class GatheredData : IDisposable
{
    private const int MostWarnings = 10;
    private readonly string _folder;

    private GatheredData(string name)
    {
        _folder = Directory.CreateTempSubdirectory("millibar-data-").FullName;
        Path = System.IO.Path.Combine(_folder, string.Join('-', name.Split(System.IO.Path.GetInvalidFileNameChars())) + ".parquet");
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What the evidence says about where the rows came from; never a password.</summary>
    public ImmutableDictionary<string, string> Facts { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the user should know about them.</summary>
    public ImmutableArray<string> Warnings { get; private set; } = [];

    /// <summary>Reads the files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How to read each file.</param>
    /// <param name="quiet">No progress.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<GatheredData> OfFolderAsync(string folder, ReadOptions options, bool quiet, CancellationToken ct)
    {
        var name = new DirectoryInfo(folder).Name;
        return MakeAsync(name, async data =>
        {
            using var line = new ProgressLine(quiet);
            var account = await FolderFile.WriteAsync(folder, new DuckDbTableReader(), options, data.Path, new Shown<(long Rows, string File)>(line, at => $"{at.File}: after {at.Rows:#,0} rows"), ct);
            data.Facts = data.Facts.Add("source", $"folder {name}").Add("files", account.Files.ToString(CultureInfo.InvariantCulture));
            if (account.SetAside > 0) data.Facts = data.Facts.Add("set_aside", account.SetAside.ToString(CultureInfo.InvariantCulture));
            data.Warnings = [.. account.Warnings.Take(MostWarnings).Select(warning => $"{warning.File}: {warning.Note.Message}"), .. More(account.Warnings.Length)];
        });
    }

    /// <summary>Asks a database.</summary>
    /// <param name="from">A DuckDB file, a SQLite file or a connection string of PostgreSQL.</param>
    /// <param name="query">One statement that reads rows.</param>
    /// <param name="quiet">No progress.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<GatheredData> OfQueryAsync(string from, string query, bool quiet, CancellationToken ct)
    {
        var source = QuerySource.Parse(from);
        return MakeAsync($"{source.Database}-query", async data =>
        {
            using var line = new ProgressLine(quiet);
            await QueryFile.WriteAsync(source, query, data.Path, new Shown<long>(line, rows => $"{source}: {rows:#,0} rows"), ct);
            data.Facts = data.Facts.Add("source", source.ToString()).Add("query", query);
            if (!QueryText.HasOrder(query))
                data.Warnings = ["The query has no ORDER BY: should the rows come in another order next time, they are another data version."];
        });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<GatheredData> MakeAsync(string name, Func<GatheredData, Task> fill)
    {
        var data = new GatheredData(name);
        try
        {
            await fill(data);
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    private static IEnumerable<string> More(int count) => count > MostWarnings ? [$"... and {count - MostWarnings} warnings more."] : [];

    private sealed class Shown<T>(ProgressLine line, Func<T, string> text) : IProgress<T>
    {
        public void Report(T value) => line.Show(text(value));
    }
}
