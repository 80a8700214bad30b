namespace Millibar.TestSupport;

/// <summary>Programs that some tests start. Where one is missing the test is skipped; on the build server (MILLIBAR_CI=1) it fails.</summary>
internal static class TestTools
{
    /// <summary>Whether this is the build server, where every tool must be present and slow tests run.</summary>
    public static bool IsBuildServer { get; } = Environment.GetEnvironmentVariable("MILLIBAR_CI") == "1";

    /// <summary>Path of a program; skips the test, with the remedy, where it is not installed.</summary>
    /// <param name="program">Name of the program, as found on the PATH.</param>
    /// <param name="remedy">How to install it.</param>
    public static string Require(string program, string remedy)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null && !IsBuildServer, $"{program} is not installed: {remedy}");
        Assert.True(path is not null, $"{program} is not installed: {remedy}");
        return path!;
    }

    /// <summary>Skips a slow test except on the build server.</summary>
    public static void RequireBuildServer(string why) => Assert.SkipUnless(IsBuildServer, $"{why}; set MILLIBAR_CI=1 to run it");
}
