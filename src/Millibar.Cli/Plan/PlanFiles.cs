using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Plan.Charters;
using Millibar.Yaml;

namespace Millibar.Cli.Plan;

/// <summary>Files around the plan: the schema that editors read, drafts that are being edited, files that users name.</summary>
internal static class PlanFiles
{
    /// <summary>Writes the schema into the workspace and tells where it lies, as seen from a folder; the line is a convenience, so a folder that cannot be written to is no error.</summary>
    public static async Task<string> SchemaAsync(Workspace workspace, string folder, CancellationToken ct)
    {
        var path = Path.Combine(workspace.Folder.Path, "charter.schema.json");
        var text = CharterSchema.Write();
        try
        {
            if (!File.Exists(path) || await File.ReadAllTextAsync(path, ct) != text) await AtomicFile.WriteAsync(path, text, ct);
        }
        catch (Exception e) when (e is MillibarException or IOException or UnauthorizedAccessException)
        {
            // An editor then offers no completion; the plan is checked when it is saved all the same.
        }

        return Path.GetRelativePath(folder, path).Replace('\\', '/');
    }

    /// <summary>A draft's name: whose plan, and the version that it began from.</summary>
    public static string NewDraft(Workspace workspace, PlanHistory history)
    {
        var folder = Path.Combine(workspace.Folder.Path, "drafts");
        Directory.CreateDirectory(folder);
        for (var i = 1; ; i++)
        {
            var path = Path.Combine(folder, $"{history.Project.Id}-v{history.Newest.Number}-{Environment.ProcessId}-{i}.yaml");
            if (!File.Exists(path)) return path;
        }
    }

    /// <summary>The version that a draft began from; null when the name does not say.</summary>
    public static int? BaseOf(string draft, PlanHistory history) =>
        Path.GetFileName(draft).Split('-') is [var id, ['v', .. var number], ..] && id == history.Project.Id && int.TryParse(number, out var version) && version <= history.Versions.Count ? version : null;

    /// <summary>Reads a file, or stdin for <c>-</c>.</summary>
    /// <exception cref="MillibarException"><c>file-missing</c>, <c>yaml-encoding</c> or <c>yaml-too-large</c>.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken ct)
    {
        if (path != "-" && Directory.Exists(path)) throw new MillibarException("file-missing", $"{path} is a folder.", path, "Name a file.");
        if (path != "-" && !File.Exists(path)) throw new MillibarException("file-missing", $"There is no file {path}.", path, "Check the path.");
        await using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        var bytes = new byte[YamlFile.MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return YamlFile.Decode(bytes.AsSpan(0, length), Name(path));
    }

    /// <summary>What errors call the file.</summary>
    public static string Name(string path) => path == "-" ? "standard input" : Path.GetFileName(path);
}
