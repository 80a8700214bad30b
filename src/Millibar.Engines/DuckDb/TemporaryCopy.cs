using System.Text;

namespace Millibar.Engines.DuckDb;

/// <summary>A decompressed or repaired copy of a file for DuckDB, deleted when done.</summary>
internal sealed class TemporaryCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millibar-").FullName;

    /// <summary>Path of the copy.</summary>
    public string Path => System.IO.Path.Combine(_folder, "data");

    /// <summary>Copies a file, decompressed, without some of its lines.</summary>
    public static async Task<TemporaryCopy> OfAsync(DataFile file, HashSet<long>? withoutLines, CancellationToken ct)
    {
        var copy = new TemporaryCopy();
        try
        {
            var source = file.Open();
            await using var _ = source.ConfigureAwait(false);
            var target = File.Create(copy.Path);
            await using var __ = target.ConfigureAwait(false);
            if (withoutLines is null or { Count: 0 }) await source.CopyToAsync(target, ct).ConfigureAwait(false);
            else await CopyLinesAsync(source, target, withoutLines, ct).ConfigureAwait(false);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Deletes the copy.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task CopyLinesAsync(Stream source, FileStream target, HashSet<long> withoutLines, CancellationToken ct)
    {
        using var reader = new StreamReader(source, Encoding.UTF8, true, 1 << 16, leaveOpen: true);
        var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await using var _ = writer.ConfigureAwait(false);
        for (var line = 1L; await reader.ReadLineAsync(ct).ConfigureAwait(false) is { } text; line++)
            if (!withoutLines.Contains(line)) await writer.WriteLineAsync(text.AsMemory(), ct).ConfigureAwait(false);
    }
}
