using System.Security.Cryptography;

namespace Millibar.Engines.Files;

/// <summary>Files named by the SHA-256 of their bytes: <c>ab/cdef...</c>. Equal bytes are stored once; a file is there whole or not at all.</summary>
internal sealed class BlobFolder(string folder)
{
    private const int BufferSize = 1 << 20;

    /// <summary>Stores a stream.</summary>
    /// <returns>Its hash, 64 hexadecimal digits in lower case, and whether it was new.</returns>
    /// <exception cref="IOException">The disk is full or fails; nothing is left behind.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task<(string Hash, bool IsNew)> AddAsync(Stream source, CancellationToken ct)
    {
        string? draft = null;
        try
        {
            Directory.CreateDirectory(folder);
            draft = Path.Combine(folder, $"{Path.GetRandomFileName()}.part");
            var hash = await CopyAsync(source, draft, ct).ConfigureAwait(false);
            var target = PathOf(hash);
            if (File.Exists(target)) return (hash, false);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            DurableFile.Publish(draft, target);
            DurableFile.SyncFolder(folder);
            return (hash, true);
        }
        finally
        {
            if (draft is not null) File.Delete(draft);
        }
    }

    /// <summary>Whether a blob is there.</summary>
    public bool Contains(string hash) => File.Exists(PathOf(hash));

    /// <summary>Opens a blob after its bytes were checked against its name.</summary>
    /// <exception cref="MillibarException"><c>blob-missing</c> or <c>blob-corrupt</c>.</exception>
    public async Task<Stream> OpenAsync(string hash, CancellationToken ct)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
            throw new MillibarException("blob-missing", $"The file with the hash {hash} is not in this workspace.", path, "Add the data again: millibar data add FILE.");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);
        try
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct).ConfigureAwait(false)) != hash)
                throw new MillibarException("blob-corrupt", $"The stored file {hash} was changed: its bytes no longer match its name.", path, "Delete it and add the data again: millibar data add FILE.");
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, hash[..2], hash[2..])
            : throw new ArgumentException("a hash has 64 hexadecimal digits in lower case", nameof(hash));

    private static async Task<string> CopyAsync(Stream source, string draft, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var target = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        await using (target.ConfigureAwait(false))
        {
            var buffer = new byte[BufferSize];
            while (await source.ReadAsync(buffer, ct).ConfigureAwait(false) is var read and > 0)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                await target.WriteAsync(buffer.AsMemory(0, read), ct).ConfigureAwait(false);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
