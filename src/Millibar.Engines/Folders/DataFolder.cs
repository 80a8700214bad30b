using System.Collections.Immutable;

namespace Millibar.Engines.Folders;

/// <summary>A folder that holds data files and nothing else.</summary>
internal static class DataFolder
{
    private const int MostNamed = 5;
    private static readonly string[] Endings = [".csv", ".tsv", ".tab", ".txt", ".parquet", ".pq", ".jsonl", ".ndjson", ".json"];
    private static readonly string[] Packed = [".gz", ".zst", ".zstd"];

    /// <summary>The files, by name (ordinal). Names that begin with a dot are passed over, as shells do.</summary>
    /// <exception cref="MillibarException">The folder is empty, holds folders or files that are no data, or may not be read.</exception>
    public static ImmutableArray<string> Files(string folder)
    {
        try
        {
            var names = Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal).ToList();
            if (names.Count == 0) throw new MillibarException("folder-empty", "The folder is empty.", folder, "Put the data files in it: CSV, TSV (also .gz, .zst), Parquet or JSON lines.");
            var folders = names.FindAll(name => Directory.Exists(Path.Combine(folder, name)));
            if (folders.Count > 0) throw Mixed($"There are folders in the folder ({Named(folders)}); only the files of one folder are read.", folder, "Move the data files into one folder, or add a folder that holds them only.");
            var others = names.FindAll(name => !IsData(name));
            if (others.Count > 0) throw Mixed($"There are files in the folder that are no data by the endings of their names ({Named(others)}).", folder, "Move them away. Data files end in .csv, .tsv, .txt (also .gz, .zst), .parquet, .jsonl or .json.");
            return [.. names.Select(name => Path.Combine(folder, name))];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new MillibarException("no-permission", "You may not look into this folder.", folder, "Ask for the right to read it, or copy it to a place of your own.", e);
        }
    }

    private static bool IsData(string name)
    {
        var ending = Path.GetExtension(name);
        if (Packed.Contains(ending, StringComparer.OrdinalIgnoreCase)) ending = Path.GetExtension(Path.GetFileNameWithoutExtension(name));
        return Endings.Contains(ending, StringComparer.OrdinalIgnoreCase);
    }

    private static string Named(List<string> names) => string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");

    private static MillibarException Mixed(string what, string folder, string remedy) => new("folder-mixed", what, folder, remedy);
}
