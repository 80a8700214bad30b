namespace Millibar.Stories.Start;

public sealed class CliStartTests
{
    [Fact]
    public async Task Help_loads_no_web_framework_and_no_native_library_of_ours()
    {
        var loaded = await LoadedAsync([], "--help");
        Assert.Contains("managed Millibar.Cli", loaded);
        Assert.Empty(Heavy(loaded));
    }

    [Fact]
    public async Task A_planted_web_assembly_and_native_library_are_seen()
    {
        var web = Path.Combine(AppContext.BaseDirectory, "Microsoft.AspNetCore.Components.dll");
        var native = NativeLibraries().Single(file => Path.GetFileName(file).Contains("duckdb", StringComparison.Ordinal));
        var heavy = Heavy(await LoadedAsync([web, native], "--help"));
        Assert.Contains(heavy, line => line.StartsWith("managed Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Contains(heavy, line => line.StartsWith("native", StringComparison.Ordinal));
    }

    private static List<string> Heavy(IEnumerable<string> loaded)
    {
        var natives = NativeLibraries().Select(file => $"native {file}").ToHashSet(StringComparer.Ordinal);
        return loaded.Where(line => natives.Contains(line) || line.StartsWith("managed Microsoft.AspNetCore", StringComparison.Ordinal)
            || line.StartsWith("managed DuckDB", StringComparison.Ordinal) || line == "managed Millibar.Engines" || line == "managed Millibar.Pages").ToList();
    }

    private static IEnumerable<string> NativeLibraries() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".so" or ".dylib" || Path.GetFileName(file) is "duckdb.dll" or "lib_lightgbm.dll");

    private static async Task<string[]> LoadedAsync(string[] planted, params string[] arguments)
    {
        var report = Path.GetTempFileName();
        try
        {
            var run = await Command.MillibarAsync(Path.GetTempPath(), new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
                [StartupHook.ReportVariable] = report,
                [StartupHook.PlantVariable] = string.Join(Path.PathSeparator, planted),
            }, arguments);
            Assert.Equal(0, run.ExitCode);
            return await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(report);
        }
    }
}
