namespace Millibar.TestSupport;

/// <summary>Finds the real data sets: MILLIBAR_DATA, or shared/data beside the checkout. Tests that need them are skipped where they are missing.</summary>
internal static class TestData
{
    public static string? Folder { get; } = Find();

    /// <summary>Root of the checkout.</summary>
    public static string Root { get; } = FindUp("Millibar.slnx") ?? throw new InvalidOperationException("tests run inside the checkout");

    /// <summary>Path of a data set; skips the test, with the reason, where the folder is missing.</summary>
    public static string Require(string file)
    {
        Assert.SkipWhen(Folder is null, "the data sets are not here: set MILLIBAR_DATA to their folder");
        return Path.Combine(Folder!, file);
    }

    private static string? Find()
    {
        var set = Environment.GetEnvironmentVariable("MILLIBAR_DATA");
        if (!string.IsNullOrEmpty(set)) return Directory.Exists(set) ? set : null;
        var beside = FindUp(Path.Combine("shared", "data", "INDEX.md"));
        return beside is null ? null : Path.Combine(beside, "shared", "data");
    }

    private static string? FindUp(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, relative))) return folder.FullName;
        return null;
    }
}
