using System.Runtime.Versioning;
using System.Text.Json;
using Millibar.TestSupport;

namespace Millibar.Stories.Trial;

/// <summary>A full disk, a folder that may not be written, a file that may not be read: through the real command.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NoRoomTests
{
    private const string Nobody = "65534";
    private static readonly string[] Short = ["--target", "species", "--rungs", "constant", "--no-curve", "--json", "--quiet"];

    private static string Penguins => Path.Combine(TestData.Root, "examples", "penguins.csv");

    [Fact]
    public async Task A_full_disk_is_named_and_leaves_nothing_half_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a small disk is mounted the way Linux does it");
        using var scratch = new ScratchFolder();
        var disk = Directory.CreateDirectory(Path.Combine(scratch.Path, "disk")).FullName;
        var mounted = await RunAsync(scratch.Path, TestTools.Require("mount", "install the package mount"), "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk);
        Assert.SkipWhen(mounted.ExitCode != 0, "a small disk cannot be mounted here: " + mounted.Error.Trim());
        try
        {
            var run = await Command.MillibarAsync(scratch.Path, ["try", Penguins, .. Short, "--report", Path.Combine(disk, "report.html")]);
            Expect(run, 73, "cannot-write");
            Assert.Empty(Directory.GetFileSystemEntries(disk));
        }
        finally
        {
            await RunAsync(scratch.Path, "umount", disk);
        }
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_no_permission()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are set the way Unix does it");
        using var scratch = new ScratchFolder();
        var data = scratch.Write("penguins.csv", await File.ReadAllTextAsync(Penguins, TestContext.Current.CancellationToken));
        File.SetUnixFileMode(data, UnixFileMode.None);
        Expect(await AsSomebodyElseAsync(scratch.Path, ["try", data, .. Short, "--report", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html")]), 77, "no-permission");
        Assert.Equal([data], Directory.GetFiles(scratch.Path));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_named_and_stays_as_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are set the way Unix does it");
        using var scratch = new ScratchFolder();
        var locked = Directory.CreateDirectory(Path.Combine(scratch.Path, "locked")).FullName;
        File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var data = scratch.Write("penguins.csv", await File.ReadAllTextAsync(Penguins, TestContext.Current.CancellationToken));
        Expect(await AsSomebodyElseAsync(scratch.Path, ["try", data, .. Short, "--report", Path.Combine(locked, "report.html")]), 73, "cannot-write");
        Assert.Empty(Directory.GetFileSystemEntries(locked));
    }

    /// <summary>Permissions bind everyone but root: where the test is root, the command runs as nobody.</summary>
    private static async Task<Command> AsSomebodyElseAsync(string folder, string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess) return await Command.MillibarAsync(folder, arguments);
        var setpriv = TestTools.Require("setpriv", "install the package util-linux");
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        string[] command = ["--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", "dotnet", Path.Combine(AppContext.BaseDirectory, "Millibar.Cli.dll")];
        var version = await RunAsync(folder, setpriv, [.. command, "--version"]);
        Assert.SkipWhen(version.ExitCode != 0, "another user cannot run the command from this folder: " + version.Error.Trim());
        return await RunAsync(folder, setpriv, [.. command, .. arguments]);
    }

    private static Task<Command> RunAsync(string folder, string program, params string[] arguments) =>
        Command.RunAsync(folder, new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = folder }, program, arguments);

    private static void Expect(Command run, int exit, string code)
    {
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal((exit, code), (run.ExitCode, json.RootElement.GetProperty("error").GetProperty("code").GetString()));
        Assert.NotEqual("", json.RootElement.GetProperty("error").GetProperty("remedy").GetString());
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
