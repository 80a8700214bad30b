namespace Millibar.Cli.Trial;

/// <summary>Finds out before the work, not after it, that the report has no place to go.</summary>
internal static class ReportPlace
{
    public static void Check(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new MillibarException("cannot-write", $"{path} is a folder.", "--report", "Name a file, e.g. --report report.html.");
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw new MillibarException("cannot-write", $"The folder {folder} does not exist.", "--report", "Create it, or choose another place with --report FILE.html.");
    }
}
