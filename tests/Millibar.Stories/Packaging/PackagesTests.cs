using System.IO.Compression;
using Millibar.TestSupport;

namespace Millibar.Stories.Packaging;

/// <summary>Packs, installs and uses the packages as somebody else would. Takes a minute or two.</summary>
public sealed class PackagesTests
{
    private const string Version = "0.0.0-story";
    private static readonly Dictionary<string, string> Quiet = new(StringComparer.Ordinal) { ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" };

    [Fact]
    public async Task The_tool_installs_and_runs_and_the_sample_runs_on_the_packages()
    {
        TestTools.RequireBuildServer("packing and installing takes minutes");
        ForgetPackages();
        using var folder = new ScratchFolder();
        var packages = Path.Combine(folder.Path, "packages");
        await DotnetAsync(TestData.Root, "pack", "-c", "Release", "-v", "quiet", "-o", packages, $"-p:Version={Version}", $"-p:ArtifactsPath={Path.Combine(folder.Path, "artifacts")}/");
        Assert.Contains($"Millibar.{Version}.nupkg", Directory.GetFiles(packages).Select(Path.GetFileName));
        Assert.Contains($"Millibar.Engines.{Version}.nupkg", Directory.GetFiles(packages).Select(Path.GetFileName));
        Assert.Empty(PathsOfThisMachine(packages));

        var tools = Path.Combine(folder.Path, "tools");
        await DotnetAsync(folder.Path, "tool", "install", "--tool-path", tools, "--add-source", packages, "Millibar.Cli", "--version", Version);
        var millibar = Path.Combine(tools, OperatingSystem.IsWindows() ? "millibar.exe" : "millibar");
        var help = await Command.RunAsync(folder.Path, Quiet, millibar, ["--help"]);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("millibar", help.Output, StringComparison.Ordinal);
        var penguins = Path.Combine(TestData.Root, "examples", "penguins.csv");
        var trial = await Command.RunAsync(folder.Path, Quiet, millibar, ["try", penguins, "--target", "species", "--no-curve", "--rungs", "constant,linear,boosting"]);
        Assert.True(trial.ExitCode == 0, trial.Error);
        Assert.True(File.Exists(Path.Combine(folder.Path, "millibar-report.html")));

        var sample = Path.Combine(TestData.Root, "examples", "library", "Library.csproj");
        var output = Path.Combine(folder.Path, "sample");
        await DotnetAsync(folder.Path, "build", sample, "-v", "quiet", "-o", output, $"-p:MillibarVersion={Version}", $"-p:RestoreAdditionalProjectSources={packages}", $"-p:ArtifactsPath={Path.Combine(folder.Path, "sample-artifacts")}/", "-p:UseArtifactsOutput=false", $"-p:BaseIntermediateOutputPath={Path.Combine(folder.Path, "obj")}/");
        var verdict = await Command.RunAsync(folder.Path, Quiet, "dotnet", [Path.Combine(output, "Library.dll"), penguins, "species", "accuracy >= 0.8"]);
        Assert.Contains("Ready: ", verdict.Output, StringComparison.Ordinal);
        ForgetPackages();
    }

    /// <summary>NuGet keeps what it restored, and would use an earlier run's packages of the same version again.</summary>
    private static void ForgetPackages()
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var id in new[] { "millibar", "millibar.engines" })
        {
            var kept = Path.Combine(cache, id, Version);
            if (Directory.Exists(kept)) Directory.Delete(kept, recursive: true);
        }
    }

    private static async Task DotnetAsync(string workingFolder, params string[] arguments)
    {
        var run = await Command.RunAsync(workingFolder, Quiet, "dotnet", arguments);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{run.Output}\n{run.Error}");
    }

    /// <summary>Our assemblies in the packages that hold a path of the checkout: they would differ from machine to machine.</summary>
    private static List<string> PathsOfThisMachine(string packages)
    {
        var root = System.Text.Encoding.UTF8.GetBytes(TestData.Root);
        var found = new List<string>();
        foreach (var package in Directory.GetFiles(packages, "*.nupkg"))
        {
            using var archive = ZipFile.OpenRead(package);
            foreach (var entry in archive.Entries.Where(entry => entry.Name.StartsWith("Millibar", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                if (bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(root) >= 0) found.Add($"{Path.GetFileName(package)}: {entry.FullName}");
            }
        }

        return found;
    }
}
