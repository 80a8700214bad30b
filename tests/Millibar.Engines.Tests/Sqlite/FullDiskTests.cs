using System.Diagnostics;
using System.Text;
using Millibar.Engines.Files;
using Millibar.Engines.Sqlite;
using Millibar.Evidence;

namespace Millibar.Engines.Tests.Sqlite;

/// <summary>On a disk of one megabyte, where the test may make one.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private bool _mounted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (_mounted) Run("umount", _folder.Path);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_refuses_the_append_keeps_what_was_recorded_and_goes_on_when_there_is_space()
    {
        Mount();
        var path = _folder.File("journal.db");
        var acknowledged = 0L;
        await using (var journal = await SqliteJournal.CreateAsync(path, TimeProvider.System, Ct))
        {
            var filler = _folder.File("filler");
            await File.WriteAllBytesAsync(filler, new byte[300_000], Ct);
            var body = Encoding.UTF8.GetBytes($$"""{"padding":"{{new string('x', 2000)}}"}""");
            var error = await Assert.ThrowsAsync<MillibarException>(async () =>
            {
                for (var i = 0; i < 1000; i++) acknowledged = (await journal.AppendAsync("a", [new NewEntry("note", null, body)], null, Notes.At, "ann", Ct))[^1].Version;
            });
            Assert.Equal("disk-full", error.Code);
            Assert.InRange(acknowledged, 1, 999);
            Assert.Equal(acknowledged, await journal.VersionAsync("a", Ct));
            File.Delete(filler);
            Assert.Equal(acknowledged + 1, (await journal.AppendAsync("a", [new NewEntry("note", null, body)], acknowledged, Notes.At, "ann", Ct))[0].Version);
        }

        Assert.Empty(JournalVerification.Of(path, Ct).Faults);
        Assert.Equal(acknowledged + 1, JournalVerification.Of(path, Ct).Entries);
    }

    [Fact]
    public async Task A_full_disk_leaves_no_half_blob_and_no_half_backup()
    {
        Mount();
        var blobs = new BlobFolder(_folder.File("blobs"));
        await Assert.ThrowsAsync<IOException>(() => blobs.AddAsync(new MemoryStream(new byte[2_000_000]), Ct));
        Assert.Empty(Directory.GetFiles(_folder.File("blobs"), "*", SearchOption.AllDirectories));

        var path = _folder.File("journal.db");
        var body = Encoding.UTF8.GetBytes($$"""{"padding":"{{new string('x', 200_000)}}"}""");
        await using (var journal = await SqliteJournal.CreateAsync(path, TimeProvider.System, Ct)) await journal.AppendAsync("a", [new NewEntry("note", null, body)], null, Notes.At, "ann", Ct);
        FillUp(leave: 100_000);
        Assert.Equal("disk-full", (await Assert.ThrowsAsync<MillibarException>(() => JournalBackups.Of(path).CreateAsync("manual", Notes.At, Ct))).Code);
        Assert.Empty(Directory.GetFiles(_folder.File("backups")));
    }

    private void FillUp(int leave)
    {
        using var filler = new FileStream(_folder.File("filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var written = 0L;
        try
        {
            for (; ; written += 4096) filler.Write(new byte[4096]);
        }
        catch (IOException)
        {
            filler.SetLength(Math.Max(0, written - leave));
        }
    }

    private void Mount()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "a disk of one megabyte can only be mounted by root on Linux");
        _mounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _folder.Path);
        Assert.SkipUnless(_mounted, "a small tmpfs could not be mounted here");
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
