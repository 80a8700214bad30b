using System.Runtime.InteropServices;

namespace Millibar.Engines.Files;

/// <summary>Gives a finished draft its name so that it survives a power cut: sync the bytes, rename, sync the folder.</summary>
internal static partial class DurableFile
{
    private const int ReadOnly = 0;

    /// <summary>Moves the draft over the target, in the same folder or file system.</summary>
    public static void Publish(string draft, string target)
    {
        using (var file = new FileStream(draft, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.Flush(flushToDisk: true);
        File.Move(draft, target, overwrite: true);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(target))!);
    }

    /// <summary>Makes the names in a folder durable. Windows has no such call: its file systems log renames themselves.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0) return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
