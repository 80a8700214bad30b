using System.Security.Cryptography;
using Millibar.Tables.Scan;

namespace Millibar.Engines.DuckDb;

/// <summary>A data file on disk, plain or compressed with gzip or zstd.</summary>
internal sealed class DataFile : IByteSource
{
    private readonly string _path;
    private string? _hash;

    private DataFile(string path, FileLayout layout)
    {
        _path = path;
        Layout = layout;
        Name = System.IO.Path.GetFileName(path);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Path as given.</summary>
    public string Path => _path;

    /// <summary>What the file holds, by its name.</summary>
    public FileLayout Layout { get; }

    /// <inheritdoc/>
    public string Hash => _hash ??= HashAll();

    /// <summary>Makes sure that the file is there and may be read.</summary>
    /// <exception cref="MillibarException">It is missing, a folder, or closed to this user.</exception>
    public static DataFile At(string path)
    {
        if (Directory.Exists(path))
            throw new MillibarException("is-a-directory", "This is a folder, not a file.", path, "Give the path of one data file.");
        if (!File.Exists(path))
            throw new MillibarException("file-not-found", "There is no such file.", path, "Check the path; it is looked up from the current folder.");
        var file = new DataFile(path, FileLayout.Of(path));
        if (file.Layout.Archive)
            throw new MillibarException("archive-not-supported", "Archives with several files are not read.", path, "Extract the one file that you mean and give its path.");
        file.OpenRaw().Dispose();
        return file;
    }

    /// <inheritdoc/>
    public Stream Open()
    {
        Stream raw = OpenRaw();
        if (_hash is null) raw = new HashingStream(raw, hash => _hash = hash);
        return Layout.Compression switch
        {
            Compression.Gzip => new GzipBytes(raw, _path, Name),
            Compression.Zstandard => new ZstandardBytes(raw, _path, Name),
            _ => raw,
        };
    }

    private FileStream OpenRaw()
    {
        try
        {
            return new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new MillibarException("no-permission", "You may not read this file.", _path, "Ask for the right to read it, or copy it to a place of your own.", e);
        }
        catch (IOException e)
        {
            throw new MillibarException("file-unreadable", "The file cannot be opened: " + e.Message, _path, "Close other programs that use it, and check the disk.", e);
        }
    }

    private string HashAll()
    {
        using var raw = OpenRaw();
        return Convert.ToHexStringLower(SHA256.HashData(raw));
    }
}
