using Millibar.Cli.Output;
using Millibar.Cli.Workspaces;
using Millibar.Data.Expectations;
using Millibar.Evidence;
using Millibar.Yaml;

namespace Millibar.Cli.Data;

/// <summary>The file that a project's expectations are kept in: beside the folder .millibar, so that it can be read, edited and versioned.</summary>
internal sealed record ExpectationsPlace(string Path)
{
    private const string Ending = ".expectations.yaml";

    /// <summary>The default place: named after the project; without one, <c>expectations.yaml</c> in the current folder.</summary>
    public static ExpectationsPlace Of(Workspace? workspace, ProjectEntry? project)
    {
        if (workspace is null || project is null) return new(System.IO.Path.GetFullPath(Ending.TrimStart('.')));
        var name = string.Concat(project.Name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return new(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(workspace.Folder.Path)!, name + Ending));
    }

    /// <summary>The path as seen from the current folder.</summary>
    public string Shown => System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), Path);

    public bool Exists => File.Exists(Path);

    /// <summary>Reads the file.</summary>
    /// <exception cref="MillibarException"><c>expectations-missing</c>, <c>expectations-invalid</c> or <c>yaml-...</c>.</exception>
    public async Task<DataExpectations> ReadAsync(CancellationToken ct)
    {
        if (!Exists) throw new MillibarException("expectations-missing", "There are no expectations yet.", Shown, "Learn them from a version that is known to be good: millibar data expect [FILE].");
        return ExpectationReader.Read(YamlFile.Decode(await File.ReadAllBytesAsync(Path, ct), Shown), Shown);
    }

    /// <summary>Writes the file, after it was read back.</summary>
    /// <exception cref="MillibarException"><c>expectations-exist</c>: it is there and may hold a person's edits.</exception>
    public async Task WriteAsync(DataExpectations expectations, bool replace, CancellationToken ct)
    {
        if (Exists && !replace) throw new MillibarException("expectations-exist", "There are expectations already, perhaps edited by hand.", Shown, "Check against them with `millibar data expect --check`, or learn them anew with --replace.");
        var text = ExpectationFile.Write(expectations);
        ExpectationReader.Read(text, Shown);
        await AtomicFile.WriteAsync(Path, text, ct, "Choose another place with --file FILE.yaml.");
    }
}
