using System.Text;

namespace Millibar.Cli.Output;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target, then moves over it.</summary>
    /// <param name="path">The target.</param>
    /// <param name="text">Its whole content.</param>
    /// <param name="ct">Cancels; the target stays as it was.</param>
    /// <param name="remedy">What to do when it cannot be written.</param>
    /// <exception cref="MillibarException">The folder is missing, read-only or full.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken ct, string remedy = "Choose another place with --report FILE.html.")
    {
        var full = Path.GetFullPath(path);
        var draft = $"{full}.{Environment.ProcessId}.part";
        try
        {
            await File.WriteAllTextAsync(draft, text, new UTF8Encoding(false), ct);
            File.Move(draft, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MillibarException("cannot-write", $"The file could not be written: {e.Message}", path, remedy, e);
        }
        finally
        {
            Remove(draft);
        }
    }

    private static void Remove(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that matters is already on its way.
        }
    }
}
